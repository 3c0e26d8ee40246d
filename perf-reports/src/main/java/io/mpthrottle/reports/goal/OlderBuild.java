// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

import io.mpthrottle.reports.model.Contest;
import io.mpthrottle.reports.model.Contest.Measured;
import io.mpthrottle.reports.model.Contest.Series;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** PARKED and HYBRID beside an older build. At 1,000 a second parks must end earlier, and nowhere may anything be worse. */
public final class OlderBuild {
    private static final double NO_WORSE = 1;
    private static final double ALPHA = 0.05;
    private static final long THOUSAND = 1_000;

    private final List<Contest> contests;
    private final double alphaOfEach;

    /** Takes all contests of a run. The error of 5 % is that of all of them that ask for "no worse". */
    public OlderBuild(final List<Contest> contests) {
        this.contests = contests.stream()
                .filter(contest ->
                        contest.olderBuild().isPresent() && limit(contest).isPresent())
                .toList();
        final long asking = this.contests.stream()
                .filter(contest -> limit(contest).getAsDouble() == NO_WORSE)
                .count();
        alphaOfEach = ALPHA / Math.max(1, asking);
    }

    List<Check> checks() {
        return contests.stream()
                .map(contest -> judge(contest)
                        .named(contest.refill() + " at " + Numbers.rate(contest.ratePerSecond()) + ", "
                                + name(contest)))
                .toList();
    }

    /** Judges one contest. The result is empty if the contest is not with an older build, or if nothing is asked of it. */
    public Optional<Check> check(final Contest contest) {
        return contests.contains(contest) ? Optional.of(judge(contest)) : Optional.empty();
    }

    private Check judge(final Contest contest) {
        final Series older = contest.olderBuild().orElseThrow();
        final double limit = limit(contest).orElseThrow();
        final double p = contest.p(older);
        final Check check = Check.atMost(contest.ratio(older), limit, Numbers::times, "");
        return check.outcome() == Outcome.MISSED && limit == NO_WORSE && p > alphaOfEach
                ? check.telling(": not seen to be more, p\u202f=\u202f" + Numbers.fixed(p, 3))
                        .unlessMissed(Outcome.REACHED)
                : check;
    }

    private static String name(final Contest contest) {
        return contest.measured() == Measured.CORES
                ? "processor time"
                : contest.measured().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static OptionalDouble limit(final Contest contest) {
        final boolean isThousand = contest.ratePerSecond() == THOUSAND;
        final Measured measured = contest.measured();
        return switch (contest.refill()) {
            case "PARKED" -> OptionalDouble.of(isThousand ? parkedAtThousand(measured) : NO_WORSE);
            case "HYBRID" ->
                !isThousand || measured == Measured.LATE_P50
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(measured == Measured.CORES ? 0.7 : NO_WORSE);
            default -> OptionalDouble.empty();
        };
    }

    private static double parkedAtThousand(final Measured measured) {
        return switch (measured) {
            case LATE_P50 -> 0.65;
            case LATE_P99 -> 0.75;
            case INTERVAL_P99, CORES -> NO_WORSE;
        };
    }
}
