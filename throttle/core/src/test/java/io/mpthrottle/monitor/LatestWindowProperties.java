// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The latest second, compared with counting every stamp. */
class LatestWindowProperties {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long SLICE_NS = 10_000_000;
    private static final long SLICES = 300;

    @Property
    void isExactAtTheEndOfASlice(
            @ForAll final long originNs,
            @ForAll @Size(max = 100) final List<@LongRange(max = SLICES * SLICE_NS) Long> stamps,
            @ForAll @LongRange(min = 0, max = SLICES) final long slice) {
        final LatestWindow window = windowWith(originNs, stamps, slice * SLICE_NS);
        assertThat(window.count(originNs + slice * SLICE_NS)).isEqualTo(inSecondBefore(stamps, slice * SLICE_NS));
    }

    @Property
    void isOffByLessThanTheOldestSliceInBetween(
            @ForAll final long originNs,
            @ForAll @Size(max = 100) final List<@LongRange(max = SLICES * SLICE_NS) Long> stamps,
            @ForAll @LongRange(min = SLICE_NS, max = SLICES * SLICE_NS) final long nowNs) {
        final LatestWindow window = windowWith(originNs, stamps, nowNs);
        final double oldestSlice = stamps.stream()
                .filter(ns -> Math.abs(ns - (nowNs - SECOND_NS)) <= SLICE_NS || Math.abs(ns - nowNs) <= SLICE_NS)
                .count();
        assertThat(window.count(originNs + nowNs)).isCloseTo(inSecondBefore(stamps, nowNs), within(oldestSlice + 1e-9));
    }

    /** A reading so long after the one before, and the stamps that are added at it, as distances from it. */
    private record Reading(long afterNs, List<Long> stampsFromNow) {}

    @Property
    void isWhatTheSlicesHoldHoweverReadingsAndStampsAreMixed(
            @ForAll final long originNs,
            @ForAll("sliceLengths") final long sliceNs,
            @ForAll @Size(max = 60) final List<@From("readings") Reading> readings) {
        final LatestWindow window = new LatestWindow(sliceNs);
        window.clear(originNs);
        final List<Long> stamps = new ArrayList<>();
        long nowNs = 0;
        long highestNs = 0;
        for (final Reading reading : readings) {
            // The clock goes back by a quarter of a second at most: a stamp more than a second ahead would be
            // forgotten.
            nowNs = Math.max(nowNs + reading.afterNs(), highestNs - SECOND_NS / 4);
            highestNs = Math.max(highestNs, nowNs);
            for (final long fromNow : reading.stampsFromNow()) {
                stamps.add(nowNs + fromNow);
                window.add(originNs + nowNs + fromNow);
            }
            assertThat(window.count(originNs + nowNs)).isCloseTo(inSlices(stamps, nowNs, sliceNs), within(1e-9));
        }
    }

    @Provide
    Arbitrary<Long> sliceLengths() {
        return Arbitraries.of(SLICE_NS, 300_000_000L, 333_333_333L, SECOND_NS);
    }

    @Provide
    Arbitrary<Reading> readings() {
        final Arbitrary<Long> after = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(0, 3 * SLICE_NS)),
                Tuple.of(2, Arbitraries.integers().between(0, 130).map(slices -> slices * SLICE_NS)),
                Tuple.of(1, Arbitraries.longs().between(-SECOND_NS, 0)),
                Tuple.of(1, Arbitraries.longs().between(0, 5 * SECOND_NS)));
        final Arbitrary<Long> stamp = Arbitraries.longs().between(-2 * SECOND_NS, SECOND_NS / 2);
        return Combinators.combine(after, stamp.list().ofMaxSize(5)).as(Reading::new);
    }

    /** What the class promises, computed from the stamps themselves. */
    private static double inSlices(final List<Long> stamps, final long readNs, final long sliceNs) {
        final long lateNs = Math.floorMod(readNs, sliceNs);
        final long nowNs = lateNs <= sliceNs / 8 ? readNs - lateNs : readNs;
        final long oldest = slice(nowNs - SECOND_NS, sliceNs);
        final long newest = slice(nowNs, sliceNs);
        final double share = (double) (oldest * sliceNs - (nowNs - SECOND_NS)) / sliceNs;
        return stamps.stream()
                .mapToLong(ns -> slice(ns, sliceNs))
                .filter(number -> number >= oldest && number <= newest)
                .mapToDouble(number -> number == oldest ? share : 1)
                .sum();
    }

    private static long slice(final long ns, final long sliceNs) {
        return -Math.floorDiv(-ns, sliceNs);
    }

    @Test
    void aSteadyPaceDoesNotFlickerWhenItIsReadShortlyAfterASlice() {
        final LatestWindow window = new LatestWindow(SLICE_NS);
        window.clear(0);
        long nextNs = 5_000;
        for (long slice = 1; slice < SLICES; slice++) {
            final long readNs = slice * SLICE_NS + 100_000;
            while (nextNs <= readNs) {
                window.add(nextNs);
                nextNs += SECOND_NS / 4;
            }
            if (slice > SECOND_NS / SLICE_NS) {
                assertThat(window.count(readNs)).isEqualTo(4);
            }
        }
    }

    @Test
    void aStampAheadOfTheReaderCountsWhenItsTimeComes() {
        final LatestWindow window = new LatestWindow(SLICE_NS);
        window.clear(0);
        window.add(500_000_000);
        assertThat(window.count(SLICE_NS)).isZero();
        assertThat(window.count(500_000_000)).isEqualTo(1);
        assertThat(window.count(1_500_000_000)).isZero();
    }

    @Test
    void aStampFromFarAheadHidesNoOther() {
        final LatestWindow window = new LatestWindow(SECOND_NS);
        window.clear(0);
        window.add(1_000_000 * SECOND_NS);
        for (long second = 1; second < 20; second++) {
            for (int i = 0; i < 100; i++) {
                window.add(second * SECOND_NS - 1);
            }
            assertThat(window.count(second * SECOND_NS)).isEqualTo(100);
        }
    }

    private static LatestWindow windowWith(final long originNs, final List<Long> stamps, final long untilNs) {
        final LatestWindow window = new LatestWindow(SLICE_NS);
        window.clear(originNs);
        stamps.stream().filter(ns -> ns <= untilNs).sorted().forEach(ns -> window.add(originNs + ns));
        return window;
    }

    private static double inSecondBefore(final List<Long> stamps, final long nowNs) {
        return stamps.stream()
                .filter(ns -> ns > nowNs - SECOND_NS && ns <= nowNs)
                .count();
    }
}
