// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import io.mpthrottle.reports.page.run.ForkRun;
import io.mpthrottle.reports.page.svg.Svg.Anchor;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;

/**
 * The forks of one row where they stood in the order of the run: what drifts, the machine did. A disc is the base or a lone
 * build, a square the candidate, a cross a fork that was thrown away.
 */
public final class ForkPlot {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 76;
    private static final double LEFT = 62;
    private static final double RIGHT = 750;
    private static final double TOP = 8;
    private static final double BOTTOM = 66;
    private static final double SIZE = 4;
    private static final double LEAST_REACH = 0.02;

    private final Svg svg = new Svg();
    private final Scale across;
    private final Scale up;
    private final double reach;
    private final double median;

    private ForkPlot(final List<ForkRun> forks, final int last) {
        median = Median.withDefaults()
                .evaluate(forks.stream().mapToDouble(ForkRun::score).toArray());
        reach = Math.max(
                LEAST_REACH,
                forks.stream()
                        .mapToDouble(fork -> Math.abs(fork.score() / median - 1))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0));
        across = new LinearScale(0, Math.max(1, last), LEFT + 8, RIGHT - 8);
        up = new LinearScale(1 - reach, 1 + reach, BOTTOM - SIZE, TOP + SIZE);
    }

    /**
     * Draws one row.
     *
     * @param forks of the row
     * @param last the place of the last fork of all rows
     * @param label what it shows
     * @return the plot
     */
    public static Drawing of(final List<ForkRun> forks, final int last, final String label) {
        return new ForkPlot(forks, last).draw(forks, label);
    }

    private Drawing draw(final List<ForkRun> forks, final String label) {
        for (final double change : new double[] {reach, 0, -reach}) {
            svg.line(change == 0 ? "axis" : "grid", LEFT, up.at(1 + change), RIGHT, up.at(1 + change));
            svg.text("tick", LEFT - 6, up.at(1 + change) + 4, Anchor.END, Numbers.change(1 + change));
        }
        for (final ForkRun fork : forks) {
            if (Double.isFinite(fork.score() / median)) {
                svg.hint(hint(fork));
                fork(fork, across.at(fork.order()), up.at(fork.score() / median));
                svg.end();
            }
        }
        return svg.done(WIDTH, HEIGHT, label);
    }

    private static String hint(final ForkRun fork) {
        return "fork " + fork.order() + (fork.side() == null ? "" : ", " + fork.side())
                + look(fork) + ": " + Numbers.three(fork.score())
                + (fork.accepted() ? "" : fate(fork));
    }

    private static String look(final ForkRun fork) {
        return "second".equals(fork.phase()) || "third".equals(fork.phase()) ? ", " + fork.phase() + " look" : "";
    }

    private static String fate(final ForkRun fork) {
        return (fork.counts() ? ", counted all the same" : ", thrown away")
                + (fork.why() == null ? "" : ": " + fork.why());
    }

    private void fork(final ForkRun fork, final double x, final double y) {
        final String style = "fork " + (fork.isCandidate() ? "candidate" : "base");
        if (!fork.counts()) {
            final String cross = "M" + Svg.number(x - SIZE) + " " + Svg.number(y - SIZE) + "l8 8m0-8l-8 8";
            svg.path(style + " rejected", "", cross);
        } else if (fork.isCandidate()) {
            svg.rect(style, x - SIZE + 0.5, y - SIZE + 0.5, 2 * SIZE - 1, 2 * SIZE - 1);
        } else {
            svg.circle(style, x, y, SIZE);
        }
    }
}
