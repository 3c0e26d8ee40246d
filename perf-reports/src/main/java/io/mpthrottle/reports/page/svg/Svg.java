// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the elements of an SVG, and escapes all text that comes from data. The style sheet says how they look. */
final class Svg {
    /** Characters that XML does not allow, not even escaped. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}");

    private static final Pattern TRAILING_ZERO = Pattern.compile("\\.0$");

    private final StringBuilder text = new StringBuilder();

    static String escape(final String given) {
        return FORBIDDEN
                .matcher(given)
                .replaceAll(Matcher.quoteReplacement("\uFFFD"))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Writes a coordinate to a tenth of a pixel. */
    static String number(final double value) {
        return TRAILING_ZERO.matcher(String.format(Locale.ROOT, "%.1f", value)).replaceFirst("");
    }

    Svg line(final String style, final double x1, final double y1, final double x2, final double y2) {
        return element("line", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2).append("/>");
    }

    Svg rect(final String style, final double x, final double y, final double width, final double height) {
        return element("rect", style, "x", x, "y", y, "width", Math.max(0, width), "height", height)
                .append("/>");
    }

    Svg circle(final String style, final double x, final double y, final double radius) {
        return element("circle", style, "cx", x, "cy", y, "r", radius).append("/>");
    }

    /** Text that starts, ends or has its middle at a place. */
    Svg text(final String style, final double x, final double y, final Anchor anchor, final String content) {
        element("text", style, "x", x, "y", y);
        if (anchor != Anchor.START) {
            append(" text-anchor=\"" + anchor.name().toLowerCase(Locale.ROOT) + "\"");
        }
        return append(">").append(escape(content)).append("</text>");
    }

    Svg path(final String style, final String dashes, final String data) {
        append("<path class=\"").append(escape(style)).append("\"");
        if (!dashes.isEmpty()) {
            append(" stroke-dasharray=\"").append(escape(dashes)).append("\"");
        }
        return append(" d=\"").append(data).append("\"/>");
    }

    /** Gives a hint to the elements that follow, up to {@link #end()}; it shows when they are pointed at. */
    Svg hint(final String content) {
        return append("<g><title>").append(escape(content)).append("</title>");
    }

    Svg end() {
        return append("</g>");
    }

    private Svg element(final String name, final String style, final Object... attributes) {
        append("<").append(name).append(" class=\"").append(escape(style)).append("\"");
        for (int i = 0; i < attributes.length; i += 2) {
            append(" " + attributes[i] + "=\"" + number((double) attributes[i + 1]) + "\"");
        }
        return this;
    }

    private Svg append(final String more) {
        text.append(more);
        return this;
    }

    Drawing done(final double width, final double height, final String label) {
        return new Drawing(width, height, label, text.toString());
    }

    /** Which part of a text stands at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
