// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

import io.mpthrottle.reports.model.Contest;
import io.mpthrottle.reports.model.Contest.Measured;
import io.mpthrottle.reports.model.Measurement;
import io.mpthrottle.reports.model.Trial;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How evenly ours let work go, by the trials of the pace rig and by its contests, which count more where there are any. */
final class Paces {
    private static final String SPINNING = "SPINNING";
    private static final String HANDOFF = "handoff";
    private static final long LOWEST = 1_000;
    private static final long HIGHEST = 1_000_000;

    private final List<Trial> trials;
    private final List<Contest> contests;
    private final double clockStepNs;

    Paces(final @Nullable Measurement pace) {
        trials = pace == null ? List.of() : pace.trials();
        contests = pace == null ? List.of() : pace.contests();
        clockStepNs = pace == null || pace.platform() == null
                ? Double.NEGATIVE_INFINITY
                : pace.platform().clockStepNs();
    }

    /** The rate, where it is furthest off. It is not the mean rate, which a pause at the first grant makes look too high. */
    Check rate(final double limit, final DoubleFunction<String> text) {
        return Deviation.furthest(
                judged().map(trial -> new Deviation(trial.ratePerSecond(), Math.abs(trial.shortfall()), "", false))
                        .toList(),
                limit,
                text);
    }

    /**
     * The median interval, at the rate where it is furthest off. It may be off by as much as that of a bare thread that spins on
     * the clock, and by a step of the clock, which at the highest rate may be one percent of an interval.
     */
    Check middle(final double limit, final DoubleFunction<String> text) {
        return Deviation.furthest(judged().map(trial -> middle(trial, text)).toList(), limit, text);
    }

    private Deviation middle(final Trial trial, final DoubleFunction<String> text) {
        final double clock = floors(trial.ratePerSecond())
                .filter(floor -> Names.isClock(floor.limiter()))
                .mapToDouble(floor -> off(floor, floor.interval().p50()))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        final double floor = Math.max(clock, clockStepNs / trial.idealIntervalNs());
        return Deviation.besideFloor(
                trial.ratePerSecond(), off(trial, trial.interval().p50()), floor, text);
    }

    /** The p99 interval, at the rate where it is furthest off: by the contest with a bare handoff, or by the floor's trial. */
    Check tail(final double limit, final DoubleFunction<String> text) {
        final List<Contest> inTurns = contests.stream()
                .filter(contest -> contest.measured() == Measured.INTERVAL_P99 && isJudged(contest.ratePerSecond()))
                .toList();
        final Stream<Deviation> alone = judged().filter(trial ->
                        inTurns.stream().noneMatch(contest -> contest.ratePerSecond() == trial.ratePerSecond()))
                .map(trial -> tail(trial, text));
        return Deviation.furthest(
                Stream.concat(inTurns.stream().map(contest -> tail(contest, text)), alone)
                        .toList(),
                limit,
                text);
    }

    private static Deviation tail(final Contest contest, final DoubleFunction<String> text) {
        final double value = off(contest, contest.ours());
        final Optional<Contest.Series> handoff = contest.other(HANDOFF);
        final double floor = handoff.map(series -> off(contest, series)).orElse(Double.NEGATIVE_INFINITY);
        if (value > floor && handoff.filter(contest::isNotSeenBeyond).isPresent()) {
            return new Deviation(
                    contest.ratePerSecond(),
                    value,
                    notSeen("a handoff’s", text.apply(floor), contest.p(handoff.get())),
                    true);
        }
        return Deviation.besideFloor(contest.ratePerSecond(), value, floor, text);
    }

    private Deviation tail(final Trial trial, final DoubleFunction<String> text) {
        final double floor = floors(trial.ratePerSecond())
                .filter(each -> each.refill().isEmpty())
                .mapToDouble(each -> off(each, each.interval().p99()))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        return Deviation.besideFloor(
                trial.ratePerSecond(), off(trial, trial.interval().p99()), floor, text);
    }

    /** How much later one in a hundred is at 1,000 a second with HYBRID than with BUSY_SPIN, behind a spinning worker. */
    Check hybridLater(final double limitNs) {
        final Optional<Contest> contest = contest(Measured.LATE_P99, "HYBRID", "BUSY_SPIN");
        if (contest.isEmpty()) {
            return Check.atMost(lateP99("HYBRID") - lateP99("BUSY_SPIN"), limitNs, Numbers::time, "");
        }
        final Contest found = contest.get();
        final Contest.Series spinning = found.others().get(0);
        final Check check = Check.atMost(found.ours().median() - spinning.median(), limitNs, Numbers::time, "");
        return check.outcome() == Outcome.MISSED && found.isNotSeenBeyond(spinning)
                ? check.telling(", which the spread of the laps does not tell from none, p\u202f=\u202f"
                                + Numbers.fixed(found.p(spinning), 3))
                        .unlessMissed(Outcome.OPEN)
                : check;
    }

    /** Cores of PARKED at 1,000 a second. The goal is also reached with as many as a bare thread that parks takes. */
    Check parked(final double limit, final DoubleFunction<String> text) {
        final Optional<Contest> contest = contest(Measured.CORES, "PARKED", HANDOFF);
        final double value = contest.map(found -> found.ours().median()).orElseGet(() -> cores("PARKED"));
        final double floor =
                contest.map(found -> found.others().get(0).median()).orElseGet(this::coresOfParking);
        final Check check = Check.atMost(value, limit, text, "").asking(", or a bare parking thread’s");
        if (check.outcome() != Outcome.MISSED || Double.isNaN(floor)) {
            return check;
        }
        if (value <= floor) {
            return check.telling(": within a bare parking thread’s " + text.apply(floor))
                    .unlessMissed(Outcome.REACHED);
        }
        final Optional<Contest> notSeen =
                contest.filter(found -> found.isNotSeenBeyond(found.others().get(0)));
        return notSeen.isEmpty()
                ? check.telling("; a bare parking thread’s: " + text.apply(floor))
                : check.telling(notSeen(
                                "a bare parking thread’s",
                                text.apply(floor),
                                notSeen.get().p(notSeen.get().others().get(0))))
                        .unlessMissed(Outcome.REACHED);
    }

    static String notSeen(final String whose, final String figure, final double p) {
        return ": not seen to be beyond " + whose + " " + figure + ", p\u202f=\u202f" + Numbers.fixed(p, 3);
    }

    /** What the whole process takes at 1,000 a second when its worker waits; empty where that was not measured. */
    String allIn(final String refill, final DoubleFunction<String> text) {
        return ours(refill, "WAITING")
                .filter(trial -> trial.ratePerSecond() == LOWEST && trial.hasEnded())
                .map(trial -> "; with a waiting worker the process takes "
                        + text.apply(trial.cpu().process()))
                .findFirst()
                .orElse("");
    }

    /** Cores that the throttle's own threads keep busy at 1,000 a second: the most with any kind of worker. */
    double cores(final String refill) {
        return cores(trials.stream().filter(trial -> Names.isOurs(trial.limiter())), refill);
    }

    private double coresOfParking() {
        return cores(floors(LOWEST), "PARKED");
    }

    private static double cores(final Stream<Trial> some, final String refill) {
        return some.filter(trial -> trial.ratePerSecond() == LOWEST)
                .filter(trial -> refill.equals(trial.refill()) && trial.hasEnded())
                .mapToDouble(trial -> trial.cpu().limiter())
                .max()
                .orElse(Double.NaN);
    }

    private double lateP99(final String refill) {
        return ours(refill, SPINNING)
                .filter(trial -> trial.ratePerSecond() == LOWEST)
                .mapToDouble(trial -> trial.lateness().p99())
                .findFirst()
                .orElse(Double.NaN);
    }

    private Optional<Contest> contest(final Measured measured, final String refill, final String other) {
        return contests.stream()
                .filter(contest ->
                        contest.measured() == measured && contest.refill().equals(refill))
                .filter(contest -> contest.ratePerSecond() == LOWEST
                        && contest.other(other).isPresent())
                .findFirst();
    }

    private static double off(final Trial trial, final double intervalNs) {
        return off(intervalNs, trial.idealIntervalNs());
    }

    private static double off(final Contest contest, final Contest.Series series) {
        return off(series.median(), contest.idealIntervalNs());
    }

    /** Written so that one nanosecond of a thousand is exactly 0.001; 1 - 0.999 is more. */
    private static double off(final double intervalNs, final double idealNs) {
        return Math.abs(intervalNs - idealNs) / idealNs;
    }

    private Stream<Trial> floors(final long ratePerSecond) {
        return trials.stream()
                .filter(trial -> Names.isFloor(trial.limiter()))
                .filter(trial -> trial.ratePerSecond() == ratePerSecond);
    }

    private Stream<Trial> judged() {
        return ours("BUSY_SPIN", SPINNING).filter(trial -> isJudged(trial.ratePerSecond()));
    }

    private static boolean isJudged(final long ratePerSecond) {
        return ratePerSecond >= LOWEST && ratePerSecond <= HIGHEST;
    }

    private Stream<Trial> ours(final String refill, final String worker) {
        return trials.stream().filter(trial -> Names.isOurs(trial.limiter()) && trial.is(refill, worker));
    }
}
