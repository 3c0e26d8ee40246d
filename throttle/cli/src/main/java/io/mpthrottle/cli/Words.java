// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines. A terminal that breaks a long line itself breaks it in the middle of a word. */
final class Words {
    /** What nearly every terminal has, and the width of the help. */
    static final int WIDTH = 80;

    private Words() {}

    /** Lines of at most so many columns, each broken at a space. Only a word longer than that stands out. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > columns) {
            int space = rest.lastIndexOf(' ', columns);
            if (space <= 0) {
                space = rest.indexOf(' ', columns);
            }
            if (space < 0) {
                break;
            }
            lines.add(rest.substring(0, space).stripTrailing());
            rest = rest.substring(space + 1).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
