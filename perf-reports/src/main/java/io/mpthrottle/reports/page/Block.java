// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of a section; all but one of its parts are null. */
record Block(
        @Nullable String text,
        @Nullable Table table,
        @Nullable Figure figure,
        @Nullable Percentiles percentiles,
        @Nullable Facts facts,
        @Nullable Commands commands,
        @Nullable Files files) {
    static Block text(final String text) {
        return new Block(text, null, null, null, null, null, null);
    }

    static Block of(final Table table) {
        return new Block(null, table, null, null, null, null, null);
    }

    static Block of(final Figure figure) {
        return new Block(null, null, figure, null, null, null, null);
    }

    static Block of(final Percentiles percentiles) {
        return new Block(null, null, null, percentiles, null, null, null);
    }

    static Block of(final Facts facts) {
        return new Block(null, null, null, null, facts, null, null);
    }

    static Block of(final Commands commands) {
        return new Block(null, null, null, null, null, commands, null);
    }

    static Block of(final Files files) {
        return new Block(null, null, null, null, null, null, files);
    }

    /** A plot: an svg element, and what is said under it. */
    record Figure(String svg, String caption) {}

    /** Names and what they are. */
    record Facts(List<Fact> entries) {}

    /** A name and what it is. */
    record Fact(String name, String value) {}

    /** Commands, a line each. */
    record Commands(String text) {}

    /** Links to files, which are seen at once or when the summary is opened. */
    record Files(String summary, boolean open, List<Link> links) {}

    /** A link to a file, relative to the page. */
    record Link(String name, String address, String size) {}
}
