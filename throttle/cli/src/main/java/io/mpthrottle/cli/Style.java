// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

/** How parts of a text stand out: in colour, or not at all. */
enum Style {
    /** With ANSI colours. */
    COLOUR("\u001b[1m", "\u001b[2m", "\u001b[36m", "\u001b[0m"),
    /** As it is. */
    PLAIN("", "", "", "");

    private final String bold;
    private final String dim;
    private final String bar;
    private final String reset;

    Style(String bold, String dim, String bar, String reset) {
        this.bold = bold;
        this.dim = dim;
        this.bar = bar;
        this.reset = reset;
    }

    String bold(String text) {
        return bold + text + reset;
    }

    String dim(String text) {
        return dim + text + reset;
    }

    String bar(String text) {
        return bar + text + reset;
    }

    /** Cuts a text to a width in which its escape sequences do not count. */
    static String clip(String text, int columns) {
        int shown = 0;
        StringBuilder clipped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u001b') { // a sequence, up to its letter: kept even behind the cut, as it may be the reset
                int end = text.indexOf('m', i);
                clipped.append(text, i, end + 1);
                i = end;
            } else if (shown < columns) {
                clipped.append(c);
                shown++;
            }
        }
        return clipped.toString();
    }
}
