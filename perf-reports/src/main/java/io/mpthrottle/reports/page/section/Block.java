// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a section; all but one of its parts are null.
 *
 * @param text a paragraph
 * @param table a table
 * @param figure a plot
 * @param gallery plots that belong together
 * @param percentiles the plots with tabs
 * @param facts names and what they are
 * @param commands to be typed
 * @param files links
 */
public record Block(
        @Nullable String text,
        @Nullable Table table,
        @Nullable Figure figure,
        @Nullable Gallery gallery,
        @Nullable Percentiles percentiles,
        @Nullable Facts facts,
        @Nullable Commands commands,
        @Nullable Files files) {
    static Block text(final String text) {
        return new Block(text, null, null, null, null, null, null, null);
    }

    static Block of(final Table table) {
        return new Block(null, table, null, null, null, null, null, null);
    }

    static Block of(final Figure figure) {
        return new Block(null, null, figure, null, null, null, null, null);
    }

    static Block of(final Gallery gallery) {
        return new Block(null, null, null, gallery, null, null, null, null);
    }

    static Block of(final Percentiles percentiles) {
        return new Block(null, null, null, null, percentiles, null, null, null);
    }

    static Block of(final Facts facts) {
        return new Block(null, null, null, null, null, facts, null, null);
    }

    static Block of(final Commands commands) {
        return new Block(null, null, null, null, null, null, commands, null);
    }

    static Block of(final Files files) {
        return new Block(null, null, null, null, null, null, null, files);
    }

    /**
     * A plot.
     *
     * @param svg an svg element
     * @param title over it, or nothing
     * @param caption under it, or nothing
     */
    public record Figure(String svg, String title, String caption) {
        /**
         * Tells whether there is a title.
         *
         * @return whether there is
         */
        public boolean hasTitle() {
            return !title.isEmpty();
        }

        /**
         * Tells whether there is a caption.
         *
         * @return whether there is
         */
        public boolean hasCaption() {
            return !caption.isEmpty();
        }
    }

    /**
     * Plots that belong together.
     *
     * @param title of all of them
     * @param open whether they are seen at once
     * @param style small ones stand side by side
     * @param figures the plots
     */
    public record Gallery(String title, boolean open, String style, List<Figure> figures) {}

    /**
     * Names and what they are.
     *
     * @param entries in this order
     */
    public record Facts(List<Fact> entries) {}

    /**
     * A name and what it is.
     *
     * @param name the name
     * @param value what it is
     */
    public record Fact(String name, String value) {}

    /**
     * Commands.
     *
     * @param text a line each
     */
    public record Commands(String text) {}

    /**
     * Links to files.
     *
     * @param summary how many there are
     * @param open whether they are seen at once
     * @param links the links
     */
    public record Files(String summary, boolean open, List<Link> links) {}

    /**
     * A link to a file.
     *
     * @param name of the file
     * @param address relative to the page
     * @param size in words
     */
    public record Link(String name, String address, String size) {}
}
