// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.model.Trial;
import io.mpthrottle.reports.page.svg.Drawing;
import io.mpthrottle.reports.page.svg.Look;
import io.mpthrottle.reports.page.svg.PercentilePlot;
import io.mpthrottle.reports.page.svg.PercentilePlot.Series;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.List;
import java.util.function.Function;

/**
 * The distributions of all trials at one rate.
 *
 * @param ratePerSecond the rate
 * @param late how late grants were
 * @param apart how far apart grants were
 */
record RateCurves(long ratePerSecond, List<Series> late, List<Series> apart) {
    /** The distributions of a run, a rate after the other. */
    static List<RateCurves> of(final Run run) {
        return run.trials().stream()
                .map(Trial::ratePerSecond)
                .distinct()
                .sorted()
                .map(rate ->
                        new RateCurves(rate, read(run, rate, Trial::latenesses), read(run, rate, Trial::intervals)))
                .filter(curves -> !curves.late().isEmpty() && !curves.apart().isEmpty())
                .toList();
    }

    private static List<Series> read(final Run run, final long rate, final Function<Trial, List<Long>> distribution) {
        return run.trials().stream()
                .filter(trial -> trial.ratePerSecond() == rate
                        && !distribution.apply(trial).isEmpty())
                .map(trial -> new Series(label(trial), Look.of(trial), distribution.apply(trial)))
                .toList();
    }

    /** The modes suffice for ours, whose bold stroke says that it is ours. */
    private static String label(final Trial trial) {
        if (Names.isOurs(trial.limiter())) {
            return Rates.detail(trial);
        }
        return Names.limiter(trial.limiter()) + (trial.refill().isEmpty() ? "" : ", " + trial.refill());
    }

    /** Names it in files and links. */
    String name() {
        return Long.toString(ratePerSecond);
    }

    /** Draws how late grants were. */
    public Drawing lateness() {
        return PercentilePlot.of(
                late,
                "Lateness of grants by percentile at " + Numbers.rate(ratePerSecond) + ", mpthrottle beside its peers",
                "late by, " + Numbers.rate(ratePerSecond));
    }

    /** Draws how far apart grants were. */
    public Drawing interval() {
        return PercentilePlot.of(
                apart,
                "Time between grants by percentile at " + Numbers.rate(ratePerSecond) + ", mpthrottle beside its peers",
                "between two grants; ideal is " + Numbers.time(1e9 / ratePerSecond));
    }
}
