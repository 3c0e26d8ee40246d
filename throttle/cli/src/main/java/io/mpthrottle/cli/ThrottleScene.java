// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Pace;
import io.mpthrottle.Stats;
import io.mpthrottle.Throttle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** The statistics of a running throttle: how far it has come, its four views, its newest intervals. */
final class ThrottleScene implements Scene {
    private final String title;
    private final Throttle throttle;
    private final Supplier<Progress> progress;
    private final Function<Stats, String> total;

    /**
     * Shows a throttle.
     *
     * @param title what it was asked to do
     * @param throttle the throttle
     * @param progress how far the command has come
     * @param total what has been done so far, in words
     */
    ThrottleScene(String title, Throttle throttle, Supplier<Progress> progress, Function<Stats, String> total) {
        this.title = title;
        this.throttle = throttle;
        this.progress = progress;
        this.total = total;
    }

    @Override
    public List<String> block(int columns, Style style) {
        Stats stats = throttle.stats();
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(title));
        lines.add(progress.get().bar(columns, style));
        lines.add("");
        lines.add(view("latest", stats.latest(), style));
        lines.add(view("mean", stats.mean(), style));
        lines.add(view("loHi", stats.loHi(), style));
        lines.add(view("hiLo", stats.hiLo(), style));
        lines.add("");
        lines.add(style.dim("last second   ") + Intervals.percentiles(throttle.latestIntervals()));
        lines.add(style.dim("so far        ") + total.apply(stats) + Intervals.oddities(stats));
        return lines;
    }

    @Override
    public String line() {
        Stats stats = throttle.stats();
        Histogram latest = throttle.latestIntervals();
        return progress.get().brief()
                + "  latest " + rate(stats.latest())
                + "  mean " + rate(stats.mean())
                + "  loHi " + rate(stats.loHi())
                + "  hiLo " + rate(stats.hiLo())
                + "  " + Intervals.percentiles(latest)
                + Intervals.oddities(stats);
    }

    private static String rate(Pace pace) {
        return pace.perSecond() == 0 ? "-" : Units.rate(pace.perSecond());
    }

    private static String view(String name, Pace pace, Style style) {
        String every = pace.perSecond() == 0 ? "" : "   every " + Units.time(pace.intervalNanos());
        return style.dim(String.format(Locale.ROOT, "%-8s", name))
                + String.format(Locale.ROOT, "%15s", rate(pace))
                + every;
    }
}
