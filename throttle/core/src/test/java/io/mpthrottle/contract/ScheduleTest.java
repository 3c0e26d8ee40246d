// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Unit k falls due at start + k·per/maxN, in whole numbers, at any rate and after any run time. */
class ScheduleTest {
    private static final long DAY_NS = Duration.ofDays(1).toNanos();
    private static final long SECOND_NS = 1_000_000_000;

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aUnitIsThereAtItsDueTimeAndNotANanosecondEarlier(
            @ForAll("limits") Limit limit, @ForAll("origins") long originNs, @ForAll("units") List<Long> units) {
        Timeline timeline = start(Hardcap.NONE, limit, originNs);
        for (long k : LongStream.concat(LongStream.of(1), units.stream().mapToLong(Long::longValue))
                .sorted()
                .distinct()
                .toArray()) {
            long dueNs = limit.schedule().dueNs(k);
            if (dueNs > timeline.elapsedNs()) {
                timeline.at(dueNs - 1);
                assertThat(timeline.accounted()).as("1 ns before unit %d", k).isLessThanOrEqualTo(k);
                timeline.at(dueNs);
                assertThat(timeline.accounted()).as("at unit %d", k).isGreaterThan(k);
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void nothingDriftsOrGoesMissingOverYears(
            @ForAll("scheduled") Hardcap hardcap,
            @ForAll("extremeLimits") Limit limit,
            @ForAll("origins") long originNs,
            @ForAll("strides") List<Stride> strides) {
        Timeline timeline = start(hardcap, limit, originNs);
        for (Stride stride : strides) {
            timeline.pass(stride.ns()).settle();
            assertThat(timeline.accounted())
                    .as("due after %d ns at %s", timeline.elapsedNs(), limit)
                    .isEqualTo(limit.schedule().dueBy(timeline.elapsedNs()));
            if (hardcap == Hardcap.NONE) {
                assertThat(timeline.discarded()).isZero();
            } else {
                assertThat(timeline.held()).isLessThanOrEqualTo(limit.maxN());
            }
            if (stride.drained()) {
                long held = timeline.held();
                assertThat(timeline.drain()).as("of %d held", held).isBetween(Math.min(held, 1), held);
            }
        }
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Scenarios.limits();
    }

    @Provide
    Arbitrary<Long> origins() {
        return Scenarios.origins();
    }

    @Provide
    Arbitrary<List<Long>> units() {
        return Arbitraries.longs().between(1, 50_000).list().ofMaxSize(20);
    }

    /** From one a day to 10 M a second and one a nanosecond, and through ratios that divide nothing. */
    @Provide
    Arbitrary<Limit> extremeLimits() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.of(
                                new Limit(1, DAY_NS),
                                new Limit(1, SECOND_NS),
                                new Limit(1_000, SECOND_NS),
                                new Limit(10_000_000, SECOND_NS),
                                new Limit(7_000_000, SECOND_NS),
                                new Limit(7, 3 * SECOND_NS),
                                new Limit(3, 1_000_003),
                                new Limit(999_983, 999_979 * 7L),
                                new Limit(1, 1),
                                new Limit(1, Long.MAX_VALUE),
                                new Limit(86_399, DAY_NS))),
                Tuple.of(
                        2,
                        Combinators.combine(
                                        Arbitraries.longs().between(1, 10_000_000),
                                        Arbitraries.longs().between(10_000_000, 30 * DAY_NS))
                                .as(Limit::new)));
    }

    /** A step forward, up to years at once, after which the workers may take. */
    private record Stride(long ns, boolean drained) {}

    @Provide
    Arbitrary<List<Stride>> strides() {
        Arbitrary<Long> ns = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.longs().between(0, SECOND_NS)),
                Tuple.of(2, Arbitraries.longs().between(0, 400 * DAY_NS)),
                Tuple.of(1, Arbitraries.just(10 * 365 * DAY_NS)));
        return Combinators.combine(ns, Arbitraries.of(true, false))
                .as(Stride::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(15);
    }

    @Provide
    Arbitrary<Hardcap> scheduled() {
        return Arbitraries.of(Hardcap.LIMIT, Hardcap.NONE);
    }

    private static Timeline start(Hardcap hardcap, Limit limit, long originNs) {
        return Timeline.on(
                        new ManualClock(originNs),
                        builder -> builder.hardcap(hardcap)
                                .limit(limit.maxN(), limit.per())
                                .asMonitor(false))
                .start();
    }
}
