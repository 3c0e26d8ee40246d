// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import io.mpthrottle.reports.model.Curve;
import io.mpthrottle.reports.page.svg.Svg.Anchor;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time over percentile, both on log axes, each curve with its name at its end. */
public final class PercentilePlot {
    private static final double WIDTH = 760;
    private static final double LEFT = 62;
    private static final double RIGHT = 548;
    private static final double TOP = 12;
    private static final double BOTTOM = 352;
    private static final double HEIGHT = 398;
    private static final double LINE_HEIGHT = 16;
    private static final double FIRST_NS = 10;

    private final List<Series> series;
    private final LogScale across;
    private final LogScale up;
    private final Svg svg = new Svg();

    private PercentilePlot(final List<Series> series) {
        this.series = series;
        final double[] places = Curve.places();
        final int longest =
                series.stream().mapToInt(s -> s.curve().size()).max().orElse(2);
        across = new LogScale(1, places[Math.min(places.length, Math.max(2, longest)) - 1], LEFT, RIGHT);
        final double[] values = series.stream()
                .flatMap(s -> s.curve().stream())
                .mapToDouble(value -> Math.max(value, FIRST_NS))
                .toArray();
        up = LogScale.covering(values, BOTTOM, TOP);
    }

    /**
     * One curve.
     *
     * @param label its name
     * @param look how it is drawn
     * @param curve its values at {@link Curve#places()}
     */
    public record Series(String label, Look look, List<Long> curve) {}

    private record End(Series series, double x, double y) {}

    /** Draws curves; {@code axis} says what goes up, {@code label} what the plot shows. */
    public static Drawing of(final List<Series> series, final String label, final String axis) {
        return new PercentilePlot(series).draw(label, axis);
    }

    private Drawing draw(final String label, final String axis) {
        for (final double decade : up.decades(10)) {
            final double y = up.at(decade);
            svg.line("grid", LEFT, y, RIGHT, y);
            svg.text("tick", LEFT - 8, y + 4, Anchor.END, Numbers.time(decade));
        }
        svg.line("grid", across.at(2), TOP, across.at(2), BOTTOM);
        svg.text("tick", across.at(2), BOTTOM + 18, Anchor.MIDDLE, percent(2));
        for (final double decade : across.decades(8)) {
            svg.line("grid", across.at(decade), TOP, across.at(decade), BOTTOM);
            if (decade > 1) {
                svg.text("tick", across.at(decade), BOTTOM + 18, Anchor.MIDDLE, percent(decade));
            }
        }
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.text("name", (LEFT + RIGHT) / 2, BOTTOM + 38, Anchor.MIDDLE, "percentile");
        svg.text("name", LEFT, HEIGHT - 8, Anchor.START, "↑ " + axis);
        final List<End> ends = new ArrayList<>();
        series.forEach(s -> ends.add(curve(s)));
        label(ends);
        return svg.done(WIDTH, HEIGHT, label);
    }

    private static String percent(final double place) {
        return Numbers.three(100 - 100 / place).startsWith("100")
                ? Numbers.fixed(100 - 100 / place, (int) Math.round(Math.log10(place)) - 2) + "\u202f%"
                : Numbers.three(100 - 100 / place) + "\u202f%";
    }

    private End curve(final Series drawn) {
        final double[] places = Curve.places();
        final List<Long> values = drawn.curve();
        final Line line = new Line();
        double x = LEFT;
        double y = BOTTOM;
        for (int i = 0; i < values.size(); i++) {
            x = across.at(places[i]);
            y = up.at(values.get(i));
            line.to(x, y);
        }
        svg.path(drawn.look().style(), drawn.look().dashArray(), line.data());
        return new End(drawn, x, y);
    }

    /** Writes the names at the ends of their curves, pushed apart where the ends meet. */
    private void label(final List<End> ends) {
        final List<End> sorted = new ArrayList<>(ends);
        sorted.sort(Comparator.comparingDouble(End::y));
        final double[] places =
                Apart.down(sorted.stream().mapToDouble(End::y).toArray(), LINE_HEIGHT, BOTTOM + LINE_HEIGHT);
        for (int i = 0; i < places.length; i++) {
            final End end = sorted.get(i);
            final Look look = end.series().look();
            svg.line("leader", end.x() + 3, end.y(), RIGHT + 12, places[i]);
            svg.path(
                    look.style(),
                    look.dashArray(),
                    new Line()
                            .to(RIGHT + 12, places[i])
                            .to(RIGHT + 34, places[i])
                            .data());
            svg.text(
                    look.width() > 2 ? "label strong" : "label",
                    RIGHT + 40,
                    places[i] + 4,
                    Anchor.START,
                    end.series().label());
        }
    }
}
