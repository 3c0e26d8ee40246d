// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.lines.LineCount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A ring that becomes lines at some step, beside a counter: nothing is lost, nothing comes twice. */
class ChangeToLinesProperties {
    private static final int CAPACITY = 64;

    /** Positive steps emit so many, negative ones drain so many. */
    @Property
    void nobodyCanTellByWhatIsHandedOver(
            @ForAll @IntRange(min = 2, max = 6) final int firstBits,
            @ForAll @IntRange(min = 1, max = 6) final int lineBits,
            @ForAll @IntRange(max = 20) final int change,
            @ForAll @Size(max = 40) final List<@IntRange(min = -80, max = 80) Integer> steps) {
        final List<Long> drained = new ArrayList<>();
        final EmissionRing ring = new EmissionRing(1 << firstBits, CAPACITY, new LineCount(1 << lineBits, false));
        final EmissionRing.Drain drain = ring.drainTo(drained::add);
        long emitted = 0;
        for (int number = 0; number < steps.size(); number++) {
            if (number == change) {
                drain.makeLines();
            }
            final int step = steps.get(number);
            for (int i = 0; i < step; i++) {
                final long waiting = ring.claimed() - ring.drained();
                final long overflow = ring.overflow();
                ring.emit(++emitted);
                assertThat(ring.overflow() == overflow || waiting >= CAPACITY)
                        .as("there is room")
                        .isTrue();
            }
            if (step < 0) {
                drain.drain(-step, emitted);
            }
            assertThat(ring.drained()).isEqualTo(drained.size());
            assertThat(ring.claimed() + ring.overflow()).isEqualTo(emitted);
            assertThat(ring.mark().emissions()).isEqualTo(ring.claimed());
        }
        assertThat(drain.drainTo(ring.mark())).isTrue();

        assertThat(drained)
                .hasSize((int) ring.claimed())
                .doesNotHaveDuplicates()
                .isSorted();
        if (ring.overflow() == 0) {
            assertThat(drained)
                    .isEqualTo(LongStream.rangeClosed(1, emitted).boxed().toList());
        }
    }
}
