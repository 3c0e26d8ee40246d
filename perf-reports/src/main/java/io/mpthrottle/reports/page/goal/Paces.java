// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.goal;

import io.mpthrottle.reports.page.run.Trial;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How evenly ours let work go, looked up among the trials of the pace rig. */
final class Paces {
    private static final String SPINNING = "SPINNING";
    private static final double LOWEST = 1_000;
    private static final double HIGHEST = 1_000_000;

    private final List<Trial> trials;

    Paces(final List<Trial> trials) {
        this.trials = trials;
    }

    /** The trial furthest from the goal, among those of spinning workers with a spinning refill, at the rates of the goal. */
    Check worst(final ToDoubleFunction<Trial> value, final double limit, final DoubleFunction<String> text) {
        return judged().max(Comparator.comparingDouble(value))
                .map(trial -> Check.atMost(
                        value.applyAsDouble(trial), limit, text, ", at " + Numbers.rate(trial.ratePerSecond())))
                .orElse(Check.atMost(Double.NaN, limit, text, ""));
    }

    /** As above, but what is not worse than the platform's own at that rate counts as reached. */
    Check worstBeyondFloor(final ToDoubleFunction<Trial> value, final double limit, final DoubleFunction<String> text) {
        final Check plain = worst(value, limit, text);
        if (plain.outcome() != Outcome.MISSED) {
            return plain;
        }
        final Optional<Trial> beyond = judged().filter(
                        trial -> value.applyAsDouble(trial) > Math.max(limit, floor(trial, value)))
                .max(Comparator.comparingDouble(value));
        return beyond.map(trial -> Check.atMost(
                        value.applyAsDouble(trial),
                        limit,
                        text,
                        ", at " + Numbers.rate(trial.ratePerSecond()) + besideFloor(trial, value, text)))
                .orElse(plain.withinFloor());
    }

    private String besideFloor(
            final Trial trial, final ToDoubleFunction<Trial> value, final DoubleFunction<String> text) {
        final double floor = floor(trial, value);
        return Double.isInfinite(floor) ? ", no floor measured" : Check.beside(text.apply(floor));
    }

    private double floor(final Trial beside, final ToDoubleFunction<Trial> value) {
        return floors(beside.ratePerSecond())
                .filter(trial -> trial.refill() == null)
                .mapToDouble(value)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private Stream<Trial> floors(final double ratePerSecond) {
        return trials.stream()
                .filter(trial -> Names.isFloor(trial.limiter()))
                .filter(trial -> trial.ratePerSecond() == ratePerSecond);
    }

    private Stream<Trial> judged() {
        return ours("BUSY_SPIN", SPINNING)
                .filter(trial -> trial.ratePerSecond() >= LOWEST && trial.ratePerSecond() <= HIGHEST);
    }

    private Stream<Trial> ours(final String refill, final String worker) {
        return trials.stream().filter(trial -> Names.isOurs(trial.limiter()) && trial.is(refill, worker));
    }

    /** How late one in a hundred is at 1,000 a second, behind a spinning worker. */
    double lateP99(final String refill) {
        return ours(refill, SPINNING)
                .filter(trial -> trial.ratePerSecond() == LOWEST)
                .mapToDouble(trial -> Trial.at(trial.lateness(), "p99"))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Cores that the throttle's own threads keep busy at 1,000 a second, with whichever worker it is more. */
    double cores(final String refill) {
        return cores(
                trials.stream()
                        .filter(trial -> Names.isOurs(trial.limiter()))
                        .filter(trial -> trial.ratePerSecond() == LOWEST),
                refill);
    }

    /** What the same takes when a bare thread waits like this, NaN where that was not measured. */
    double coresOfFloor(final String refill) {
        return cores(floors(LOWEST), refill);
    }

    private static double cores(final Stream<Trial> some, final String refill) {
        return some.filter(trial -> refill.equals(trial.refill()))
                .mapToDouble(
                        trial -> trial.cpu() == null ? Double.NaN : trial.cpu().limiter())
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }
}
