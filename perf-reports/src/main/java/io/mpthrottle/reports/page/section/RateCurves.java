// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.page.run.Curve;
import io.mpthrottle.reports.page.run.Run;
import io.mpthrottle.reports.page.run.Trial;
import io.mpthrottle.reports.page.svg.Drawing;
import io.mpthrottle.reports.page.svg.Look;
import io.mpthrottle.reports.page.svg.PercentilePlot;
import io.mpthrottle.reports.page.svg.PercentilePlot.Series;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The distributions of all trials at one rate.
 *
 * @param ratePerSecond the rate
 * @param late how late grants were
 * @param apart how far apart grants were
 */
public record RateCurves(double ratePerSecond, List<Series> late, List<Series> apart) {
    /**
     * Reads the histograms of a run.
     *
     * @param run the run
     * @return one for each rate that has any, rising
     */
    public static List<RateCurves> of(final Run run) {
        return run.trials().stream()
                .map(Trial::ratePerSecond)
                .distinct()
                .sorted()
                .map(rate -> new RateCurves(rate, read(run, rate, "lateness"), read(run, rate, "interval")))
                .filter(curves -> !curves.late().isEmpty() && !curves.apart().isEmpty())
                .toList();
    }

    private static List<Series> read(final Run run, final double rate, final String kind) {
        return run.trials().stream()
                .filter(trial -> trial.ratePerSecond() == rate)
                .flatMap(trial -> read(run.folder(), trial, kind).stream())
                .toList();
    }

    private static Optional<Series> read(final Path folder, final Trial trial, final String kind) {
        return trial.histogram(folder, kind)
                .flatMap(Curve::read)
                .map(curve -> new Series(label(trial), Look.of(trial), curve));
    }

    /** Ours by its modes: that it is ours, its stroke says. */
    private static String label(final Trial trial) {
        if (Names.isOurs(trial.limiter())) {
            return Pace.detail(trial);
        }
        return Names.limiter(trial.limiter()) + (trial.refill() == null ? "" : ", " + trial.refill());
    }

    /**
     * Names it in files and links.
     *
     * @return digits
     */
    public String name() {
        return String.format(Locale.ROOT, "%.0f", ratePerSecond);
    }

    /**
     * Draws how late grants were.
     *
     * @return the plot
     */
    public Drawing lateness() {
        return PercentilePlot.of(
                late,
                "Lateness of grants by percentile at " + Numbers.rate(ratePerSecond) + ", mpthrottle beside its peers",
                "late by, " + Numbers.rate(ratePerSecond));
    }

    /**
     * Draws how far apart grants were.
     *
     * @return the plot
     */
    public Drawing interval() {
        return PercentilePlot.of(
                apart,
                "Time between grants by percentile at " + Numbers.rate(ratePerSecond) + ", mpthrottle beside its peers",
                "between two grants; ideal is " + Numbers.time(1e9 / ratePerSecond));
    }
}
