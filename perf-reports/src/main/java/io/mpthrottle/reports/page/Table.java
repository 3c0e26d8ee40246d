// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as it is written.
 *
 * @param caption what it holds
 * @param spans heads over several columns, or none
 * @param columns the heads, the first one that of the rows' names
 * @param groups the rows
 */
record Table(String caption, List<Span> spans, List<Column> columns, List<Group> groups) {
    /** Makes one whose rows belong together. */
    static Table of(final String caption, final List<Column> columns, final List<Row> rows) {
        return new Table(caption, List.of(), columns, List.of(new Group("", rows)));
    }

    /** Tells how wide it is. */
    int width() {
        return columns.size();
    }

    /** Tells whether there is a row of heads over the heads. */
    boolean hasSpans() {
        return !spans.isEmpty();
    }

    /** A head over several columns. */
    record Span(String name, int width) {}

    /** The head of a column. */
    record Column(String name, String unit, boolean number) {
        static Column text(final String name) {
            return new Column(name, "", false);
        }

        static Column number(final String name, final String unit) {
            return new Column(name, unit, true);
        }

        /** Tells whether there is a unit. */
        boolean hasUnit() {
            return !unit.isEmpty();
        }
    }

    /** Rows under a title. */
    record Group(String title, List<Row> rows) {
        /** Tells whether the title is to be written. */
        boolean hasTitle() {
            return !title.isEmpty();
        }
    }

    /** A row. */
    record Row(String name, String detail, String style, List<Cell> cells) {
        /** Tells whether there is a detail. */
        boolean hasDetail() {
            return !detail.isEmpty();
        }
    }

    /** A cell. */
    record Cell(String text, String style, String drawing) {
        static Cell text(final String text) {
            return new Cell(text, "", "");
        }

        static Cell number(final String text) {
            return new Cell(text, "n", "");
        }

        static Cell drawing(final String svg) {
            return new Cell("", "", svg);
        }

        /** A verdict has a word and a sign, since many readers cannot tell it by colour. */
        static Cell verdict(final Badge verdict, final String why) {
            return new Cell(
                    verdict.sign() + " " + verdict.word() + (why.isEmpty() ? "" : ": " + why),
                    "verdict " + verdict.style(),
                    "");
        }
    }

    /** Collects the cells of a row. */
    static final class Cells {
        private final List<Cell> cells = new ArrayList<>();

        Cells number(final String text) {
            cells.add(Cell.number(text));
            return this;
        }

        Cells text(final String text) {
            cells.add(Cell.text(text));
            return this;
        }

        Cells add(final Cell cell) {
            cells.add(cell);
            return this;
        }

        Row row(final String name, final String detail, final String style) {
            return new Row(name, detail, style, List.copyOf(cells));
        }
    }
}
