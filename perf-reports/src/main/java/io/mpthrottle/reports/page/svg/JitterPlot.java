// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import io.mpthrottle.reports.page.run.Trial.Second;
import io.mpthrottle.reports.page.svg.Svg.Anchor;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The intervals of one trial, second by second, over the platform's hiccups in the same seconds. */
public final class JitterPlot {
    private static final double WIDTH = 360;
    private static final double LEFT = 54;
    private static final double RIGHT = 312;
    private static final double TOP = 8;
    private static final double MIDDLE = 122;
    private static final double BELOW = 138;
    private static final double BOTTOM = 176;
    private static final double HEIGHT = 208;
    private static final double LINE_HEIGHT = 13;
    private static final String[] NAMES = {"max", "p99", "p50"};

    private final Svg svg = new Svg();
    private final List<Second> seconds;
    private final Scale across;

    private JitterPlot(final List<Second> seconds) {
        this.seconds = seconds;
        final double last = seconds.stream().mapToInt(Second::second).max().orElse(0);
        across = new LinearScale(0, Math.max(1, last + 1), LEFT, RIGHT);
    }

    /**
     * Draws one trial.
     *
     * @param seconds its seconds
     * @param label what it shows
     * @return the plot
     */
    public static Drawing of(final List<Second> seconds, final String label) {
        return new JitterPlot(seconds).draw(label);
    }

    private Drawing draw(final String label) {
        final double[] all = seconds.stream()
                .flatMapToDouble(s -> java.util.stream.DoubleStream.of(s.p50(), s.p99(), s.max()))
                .toArray();
        final LogScale up = LogScale.covering(all, MIDDLE, TOP);
        grid(up, 5);
        // The longest is never below the others, so the names at the ends stand in this order, too.
        final double[] ends = {
            line(up, "jitter max", Second::max),
            line(up, "jitter p99", Second::p99),
            line(up, "jitter p50", Second::p50)
        };
        final double[] places = Apart.down(ends, LINE_HEIGHT, MIDDLE);
        for (int i = 0; i < places.length; i++) {
            svg.text("label", RIGHT + 4, places[i] + 4, Anchor.START, NAMES[i]);
        }
        hiccups();
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.text("tick", LEFT, BOTTOM + 14, Anchor.MIDDLE, "0");
        svg.text("tick", RIGHT, BOTTOM + 14, Anchor.MIDDLE, Numbers.whole(Math.round(lastSecond())));
        svg.text("name", (LEFT + RIGHT) / 2, BOTTOM + 26, Anchor.MIDDLE, "seconds");
        return svg.done(WIDTH, HEIGHT, label);
    }

    private double lastSecond() {
        return seconds.stream().mapToInt(Second::second).max().orElse(0) + 1.0;
    }

    private void grid(final LogScale up, final int ticks) {
        for (final double decade : up.decades(ticks)) {
            svg.line("grid", LEFT, up.at(decade), RIGHT, up.at(decade));
            svg.text("tick", LEFT - 6, up.at(decade) + 4, Anchor.END, Numbers.time(decade));
        }
    }

    /** Draws one, and tells how high it ends. */
    private double line(final LogScale up, final String style, final ToDoubleFunction<Second> value) {
        final Line line = new Line();
        double last = MIDDLE;
        for (final Second second : seconds) {
            last = up.at(value.applyAsDouble(second));
            line.to(across.at(second.second() + 0.5), last);
        }
        svg.path(style, "", line.data());
        return last;
    }

    private void hiccups() {
        final double[] all = seconds.stream().mapToDouble(Second::hiccupMax).toArray();
        final LogScale whole = LogScale.covering(all, BOTTOM, BELOW);
        final LogScale up = new LogScale(whole.low() / 10, whole.high(), BOTTOM, BELOW);
        svg.line("grid", LEFT, BELOW, RIGHT, BELOW);
        svg.text("tick", LEFT - 6, BELOW + 4, Anchor.END, Numbers.time(up.high()));
        final double wide = Math.max(1, across.at(1) - across.at(0) - 2);
        for (final Second second : seconds) {
            final double y = up.at(second.hiccupMax());
            svg.rect("hiccup", across.at(second.second()) + 1, y, wide, BOTTOM - y);
        }
        svg.text("label", RIGHT + 4, BOTTOM - 12, Anchor.START, "hiccup");
    }
}
