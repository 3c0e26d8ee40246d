// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.page.run.Run;
import io.mpthrottle.reports.page.run.Trial;
import io.mpthrottle.reports.page.section.Block.Figure;
import io.mpthrottle.reports.page.section.Block.Gallery;
import io.mpthrottle.reports.page.svg.JitterPlot;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.List;
import java.util.Optional;

/** Each trial second by second. */
final class Jitter {
    private static final double SHOWN_FIRST = 100_000;

    private Jitter() {}

    static Optional<Section> of(final Run run) {
        final List<Trial> trials =
                run.trials().stream().filter(trial -> trial.jitter().size() > 1).toList();
        if (trials.isEmpty()) {
            return Optional.empty();
        }
        final List<Double> rates =
                trials.stream().map(Trial::ratePerSecond).distinct().sorted().toList();
        final double first = rates.contains(SHOWN_FIRST) ? SHOWN_FIRST : rates.get(0);
        final List<Block> galleries = rates.stream()
                .map(rate -> Block.of(new Gallery(
                        Numbers.rate(rate),
                        rate == first,
                        "small",
                        trials.stream()
                                .filter(trial -> trial.ratePerSecond() == rate)
                                .map(Jitter::figure)
                                .toList())))
                .toList();
        return Optional.of(new Section(
                "jitter",
                "Jitter over time",
                "Jitter",
                "The time between grants in each second of a trial: median, p99 and longest. Beneath, the longest hiccup of the "
                        + "platform in that second: where both rise together, it was the machine.",
                galleries));
    }

    private static Figure figure(final Trial trial) {
        final String name = Names.limiter(trial.limiter()) + ", " + Pace.detail(trial);
        return new Figure(
                JitterPlot.of(
                                trial.jitter(),
                                "Time between grants over time, " + name + " at " + Numbers.rate(trial.ratePerSecond()))
                        .inline(),
                name,
                "");
    }
}
