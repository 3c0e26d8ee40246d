// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import io.mpthrottle.reports.page.text.Numbers;

/**
 * A ratio with its interval, small enough for a cell of a table. A line stands at no change, a dashed line where a slowdown
 * begins to count.
 *
 * @param reach the largest change that is drawn, the same for all rows
 */
public record IntervalBar(double reach) {
    private static final double WIDTH = 150;
    private static final double HEIGHT = 18;
    private static final double MARGIN = 4;

    /** Draws one ratio between the ends of its interval; {@code limit} is the ratio where a slowdown begins to count. */
    public Drawing of(final double low, final double ratio, final double high, final double limit) {
        final Scale across = new LinearScale(1 - reach, 1 + reach, MARGIN, WIDTH - MARGIN);
        final Svg svg = new Svg();
        svg.line("axis", across.at(1), 1, across.at(1), HEIGHT - 1);
        if (limit <= 1 + reach) {
            svg.path(
                    "limit",
                    "2 2",
                    new Line()
                            .to(across.at(limit), 1)
                            .to(across.at(limit), HEIGHT - 1)
                            .data());
        }
        svg.rect(
                "interval",
                across.at(within(low)),
                HEIGHT / 2 - 2.5,
                across.at(within(high)) - across.at(within(low)),
                5);
        svg.circle("point", across.at(within(ratio)), HEIGHT / 2, 3.5);
        return svg.done(
                WIDTH,
                HEIGHT,
                Numbers.change(ratio) + ", 95 % interval " + Numbers.change(low) + " to " + Numbers.change(high));
    }

    private double within(final double ratio) {
        return Math.min(1 + reach, Math.max(1 - reach, ratio));
    }
}
