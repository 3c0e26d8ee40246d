// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units come back when they are due, in whatever order they were reported, and none is lost. */
class ReturnsProperties {
    private static final long SPAN_NS = 1_000;

    @Property
    void releasesExactlyWhatWasTakenASpanAgo(
            @ForAll final long originNs,
            @ForAll @Size(max = 50) final List<@LongRange(max = SPAN_NS) Long> takenNs,
            @ForAll @LongRange(max = SPAN_NS) final long agoNs) {
        final Returns returns = new Returns(50, SPAN_NS);
        takenNs.forEach(taken -> returns.add(originNs + taken));

        final long due = takenNs.stream().filter(ns -> ns <= agoNs).count();
        assertThat(returns.release(originNs + agoNs + SPAN_NS)).isEqualTo(due);
        assertThat(returns.release(originNs + 2 * SPAN_NS)).isEqualTo(takenNs.size() - due);
        assertThat(returns.isEmpty()).isTrue();
    }

    @Property
    void roundsUpToNoMoreThanTheGridBeyondTheQueuesSize(
            @ForAll @LongRange(min = 1, max = 1L << 40) final long spanNs,
            @ForAll @Size(min = 1, max = 50) final List<@LongRange(max = 1L << 40) Long> offsets) {
        final Returns returns = new Returns(Returns.EXACT_UNITS + 1L, spanNs);
        final List<Long> takenNs = new ArrayList<>();
        for (final long offset : offsets) {
            takenNs.add(offset % spanNs);
        }
        takenNs.forEach(returns::add);

        final long gridNs = spanNs / Returns.EXACT_UNITS;
        for (final long taken : takenNs) {
            returns.release(taken + spanNs);
            assertThat(returns.isEmpty() || returns.untilNextNs(taken + spanNs) > 0)
                    .isTrue();
        }
        final long latest = takenNs.stream().mapToLong(ns -> ns).max().orElseThrow();
        returns.release(latest + spanNs + gridNs);
        assertThat(returns.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, Returns.EXACT_UNITS + 1L})
    void aSpanOfAllTimeHasNoEnd(final long units) {
        final Returns returns = new Returns(units, Long.MAX_VALUE);
        // Taken after the agent read its clock, as happens, and rounded up to the grid.
        returns.add(5);
        assertThat(returns.release(0)).isZero();
        assertThat(returns.untilNextNs(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(returns.release(Long.MAX_VALUE)).isZero();
    }

    @Test
    void keepsItsMemoryWhenMoreReadingsComeThanASpanHolds() {
        final long spanNs = Returns.EXACT_UNITS;
        final Returns returns = new Returns(10L * Returns.EXACT_UNITS, spanNs);
        final long readings = 3L * Returns.EXACT_UNITS;
        for (long ns = 0; ns < readings; ns++) {
            returns.add(2 * ns);
        }
        // None early: when half of them were taken a span ago, no more than those are back.
        long released = returns.release(readings + spanNs);
        assertThat(released).isLessThanOrEqualTo(readings / 2 + 1);
        released += returns.release(2 * readings + 2 + spanNs);
        assertThat(released).isEqualTo(readings);
    }
}
