// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.tank.Tank;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Units come back when they are due, in whatever order they were reported, and none is lost. */
class ReturnsProperties {
    private static final long SPAN_NS = 1_000;

    @Property
    void releasesExactlyWhatIsDue(
            @ForAll final long originNs,
            @ForAll @Size(max = 50) final List<@LongRange(max = SPAN_NS) Long> dueNs,
            @ForAll @LongRange(max = SPAN_NS) final long nowNs) {
        final Returns returns = new Returns(50, SPAN_NS);
        dueNs.forEach(due -> returns.add(originNs + due));

        final long due = dueNs.stream().filter(ns -> ns <= nowNs).count();
        assertThat(returns.release(originNs + nowNs)).isEqualTo(due);
        assertThat(returns.release(originNs + SPAN_NS)).isEqualTo(dueNs.size() - due);
        assertThat(returns.isEmpty()).isTrue();
    }

    @Property
    void roundsUpToNoMoreThanTheGridBeyondTheQueuesSize(
            @ForAll @LongRange(min = 1, max = 1L << 40) final long spanNs,
            @ForAll @Size(min = 1, max = 50) final List<@LongRange(max = 1L << 40) Long> offsets) {
        final Returns returns = new Returns(Tank.MAX_UNITS + 1L, spanNs);
        final List<Long> dueNs = new ArrayList<>();
        for (final long offset : offsets) {
            dueNs.add(offset % spanNs);
        }
        dueNs.forEach(returns::add);

        final long gridNs = spanNs / Tank.MAX_UNITS;
        for (final long nowNs : dueNs) {
            returns.release(nowNs);
            assertThat(returns.isEmpty() || returns.firstNs() > nowNs).isTrue();
        }
        final long latest = dueNs.stream().mapToLong(ns -> ns).max().orElseThrow();
        returns.release(latest + gridNs);
        assertThat(returns.isEmpty()).isTrue();
    }

    @Test
    void keepsItsMemoryWhenMoreReadingsComeThanASpanHolds() {
        final long spanNs = Tank.MAX_UNITS;
        final Returns returns = new Returns(10L * Tank.MAX_UNITS, spanNs);
        final long readings = 3L * Tank.MAX_UNITS;
        for (long ns = 0; ns < readings; ns++) {
            returns.add(2 * ns);
        }
        // None early: at a time when half of the readings are due, no more than those are back.
        long released = returns.release(readings);
        assertThat(released).isLessThanOrEqualTo(readings / 2 + 1);
        released += returns.release(2 * readings + 2);
        assertThat(released).isEqualTo(readings);
    }
}
