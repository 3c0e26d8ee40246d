// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.text;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines of cells below a head. The first column stands left, and so does the last one unless it ends in a number; all others
 * stand right.
 */
public final class Columns {
    private static final String GAP = "  ";

    private final List<List<String>> lines;
    private final int[] widths;

    /** Takes the head and the lines below it, all of the same length. */
    public Columns(final List<List<String>> lines) {
        this.lines = lines;
        this.widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> length(line.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    /** The table as text with aligned columns. */
    public String text() {
        final StringBuilder text = new StringBuilder();
        for (final List<String> line : lines) {
            final StringBuilder row = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                final String space = " ".repeat(widths[i] - length(line.get(i)));
                row.append(isLeft(i) ? line.get(i) + space : space + line.get(i))
                        .append(GAP);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The table as Markdown. */
    public String markdown() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append("| ").append(String.join(" | ", lines.get(i))).append(" |\n");
            if (i == 0) {
                for (int column = 0; column < widths.length; column++) {
                    text.append(isLeft(column) ? "| --- " : "| ---: ");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private boolean isLeft(final int column) {
        final boolean isNumber = lines.get(lines.size() - 1).get(column).matches("\\d.*");
        return column == 0 || (column == widths.length - 1 && !isNumber);
    }

    private static int length(final String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
