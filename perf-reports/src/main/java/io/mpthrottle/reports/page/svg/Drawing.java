// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import io.mpthrottle.reports.page.text.Resource;

/**
 * A finished plot.
 *
 * @param width in pixels
 * @param height in pixels
 * @param label what the plot shows, for readers who do not see it
 * @param body its elements
 */
public record Drawing(double width, double height, String label, String body) {
    private static final double MARGIN = 12;

    /** An svg element for the page, which has the style sheet. */
    public String inline() {
        return "<svg class=\"plot\" viewBox=\"0 0 " + size(width, height) + "\" role=\"img\" aria-label=\""
                + Svg.escape(label) + "\">" + body + "</svg>";
    }

    /** An SVG file with its own paper: in a README the reader's choice makes the page dark, not the system's. */
    public String standalone() {
        final double outerWidth = width + 2 * MARGIN;
        final double outerHeight = height + 2 * MARGIN;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" viewBox=\""
                + Svg.number(-MARGIN) + " " + Svg.number(-MARGIN) + " " + size(outerWidth, outerHeight)
                + "\" width=\"" + Svg.number(outerWidth) + "\" height=\"" + Svg.number(outerHeight)
                + "\" role=\"img\">\n<title>" + Svg.escape(label) + "</title>\n<style>\n"
                + Resource.text("plot.css") + "</style>\n<rect class=\"paper\" x=\"" + Svg.number(-MARGIN) + "\" y=\""
                + Svg.number(-MARGIN) + "\" width=\"100%\" height=\"100%\" rx=\"8\"/>\n"
                + body + "\n</svg>\n";
    }

    private static String size(final double width, final double height) {
        return Svg.number(width) + " " + Svg.number(height);
    }
}
