// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import io.mpthrottle.reports.page.svg.Svg.Anchor;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.Arrays;
import java.util.List;

/** Bars on a log axis, a panel for each kind of call, two bars for each limiter. */
public final class BarPlot {
    private static final double WIDTH = 760;
    private static final double LEFT = 178;
    private static final double RIGHT = 690;
    private static final double THICK = 9;
    private static final double GAP = 10;
    private static final double HEAD = 34;
    private static final double FOOT = 40;

    private final Svg svg = new Svg();
    private final LogScale across;
    private double y;

    private BarPlot(final List<Panel> panels) {
        final double[] values = panels.stream()
                .flatMap(panel -> panel.bars().stream())
                .flatMapToDouble(bar -> bar.values().stream().mapToDouble(x -> x))
                .toArray();
        final LogScale whole = LogScale.covering(values, LEFT, RIGHT);
        final boolean isFlush = Arrays.stream(values).anyMatch(value -> value < whole.low() * 2);
        across = new LogScale(isFlush ? whole.low() / 10 : whole.low(), whole.high(), LEFT, RIGHT);
    }

    /** One kind of call, with a bar for each limiter. */
    public record Panel(String title, List<Bar> bars) {}

    /** One limiter; its values stand in the order of the plot's names, NaN where there is none. */
    public record Bar(String label, boolean ours, List<Double> values) {}

    /** Draws panels; {@code names} are those of each limiter's bars. */
    public static Drawing of(final List<Panel> panels, final List<String> names, final String label) {
        return new BarPlot(panels).draw(panels, names, label);
    }

    private Drawing draw(final List<Panel> panels, final List<String> names, final String label) {
        legend(names);
        y = 22;
        for (final Panel panel : panels) {
            panel(panel, names.size());
        }
        svg.text("name", RIGHT, y + FOOT - 26, Anchor.END, "ns a call and thread, log axis; shorter is faster");
        return svg.done(WIDTH, y + FOOT - 18, label);
    }

    private void legend(final List<String> names) {
        double x = LEFT;
        for (int i = 0; i < names.size(); i++) {
            svg.rect("bar" + shade(i), x, 4, 22, THICK);
            svg.text("label", x + 28, 13, Anchor.START, names.get(i));
            x += 120;
        }
    }

    private static String shade(final int index) {
        return index == 0 ? "" : " second";
    }

    private void panel(final Panel panel, final int bars) {
        final double top = y + HEAD;
        final double bottom = top + panel.bars().size() * (bars * (THICK + 1) + GAP) - GAP + 4;
        svg.text("head", 0, y + HEAD - 14, Anchor.START, panel.title());
        for (final double decade : across.decades(8)) {
            svg.line("grid", across.at(decade), top - 6, across.at(decade), bottom);
            svg.text("tick", across.at(decade), bottom + 15, Anchor.MIDDLE, Numbers.three(decade));
        }
        y = top;
        panel.bars().forEach(this::limiter);
        svg.line("axis", LEFT, top - 6, LEFT, bottom);
        y = bottom + 18;
    }

    private void limiter(final Bar bar) {
        final double middle = y + bar.values().size() * (THICK + 1) / 2;
        svg.text(bar.ours() ? "label strong" : "label", LEFT - 10, middle + 4, Anchor.END, bar.label());
        for (int i = 0; i < bar.values().size(); i++) {
            final double value = bar.values().get(i);
            if (Double.isFinite(value)) {
                final double end = across.at(value);
                svg.rect("bar" + (bar.ours() ? " ours" : "") + shade(i), LEFT, y, end - LEFT, THICK);
                svg.text("value", end + 5, y + THICK - 1, Anchor.START, Numbers.three(value));
            }
            y += THICK + 1;
        }
        y += GAP;
    }
}
