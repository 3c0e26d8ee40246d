// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A ring that begins small, beside a queue of its capacity. */
class GrowingRingProperties {
    private static final int CAPACITY = 64;

    /** Positive steps emit so many, negative ones drain so many. */
    @Property
    void isABoundedQueueWhereverItGrows(
            @ForAll @IntRange(min = 2, max = 6) final int firstBits,
            @ForAll @Size(max = 40) final List<@IntRange(min = -80, max = 80) Integer> steps) {
        final List<Long> drained = new ArrayList<>();
        final List<Long> expected = new ArrayList<>();
        final EmissionRing ring = new EmissionRing(1 << firstBits, CAPACITY);
        final EmissionRing.Drain drain = ring.drainTo(drained::add);
        final Queue<Long> queue = new ArrayDeque<>();
        long emitted = 0;
        for (final int step : steps) {
            for (int i = 0; i < step; i++) {
                ring.emit(++emitted);
                if (queue.size() < CAPACITY) {
                    queue.add(emitted);
                }
            }
            if (step < 0) {
                drain.drain(-step, 0);
                for (int i = 0; i > step && !queue.isEmpty(); i--) {
                    expected.add(queue.remove());
                }
            }
            assertThat(drained).isEqualTo(expected);
            assertThat(ring.drained()).isEqualTo(drained.size());
            assertThat(ring.claimed()).isEqualTo(drained.size() + queue.size());
            assertThat(ring.overflow()).isEqualTo(emitted - ring.claimed());
        }
    }
}
