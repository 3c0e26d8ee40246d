// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.lines.LineCount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A ring that begins with memory for few emissions has room for all, and nobody can tell but by the memory. */
class GrowingRingTest {
    private static final int FIRST = 8;
    private static final int ALL = 32;

    /** For how many emissions memory was asked. */
    private final List<Integer> asked = new ArrayList<>();

    private final List<Long> drained = new ArrayList<>();
    private final EmissionRing ring = new EmissionRing(memory(ALL), FIRST, ALL, LineCount.ONE);
    private final EmissionRing.Drain drain = ring.drainTo(drained::add);
    private long stamp;

    private IntFunction<UnsafeBuffer> memory(final int most) {
        return emissions -> {
            asked.add(emissions);
            if (emissions > most) {
                throw new OutOfMemoryError("for " + emissions + " emissions");
            }
            return RecordRing.memory(emissions);
        };
    }

    private void emit(final int emissions) {
        for (int i = 0; i < emissions; i++) {
            ring.emit(++stamp);
        }
    }

    private void assertDrained(final long first, final long last) {
        assertThat(drained)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(first, last).boxed().toList());
    }

    @Test
    void takesNoMoreMemoryAsLongAsFewWait() {
        for (int round = 0; round < 100; round++) {
            emit(FIRST);
            assertThat(drain.drain(ALL, 0)).isEqualTo(FIRST);
        }

        assertThat(asked).containsExactly(FIRST);
        assertThat(ring.overflow()).isZero();
    }

    @Test
    void takesItAllWithTheFirstThatFindsNoRoom() {
        emit(FIRST + 1);

        assertThat(asked).containsExactly(FIRST, ALL);
        assertThat(ring.claimed()).isEqualTo(FIRST + 1);
        assertThat(ring.drained()).isZero();
        assertThat(drain.drain(ALL, 0)).isEqualTo(FIRST + 1);
        assertDrained(1, FIRST + 1);
        assertThat(ring.drained()).isEqualTo(FIRST + 1);
    }

    @Test
    void hasRoomForAllAndNoMoreWhileTheFirstStillWait() {
        emit(3);
        drain.drain(3, 0);
        emit(ALL + 5);

        assertThat(ring.overflow()).isEqualTo(5);
        assertThat(ring.claimed()).isEqualTo(3 + ALL);
        drain.drain(2, 0);
        emit(3);
        assertThat(ring.overflow()).as("two were drained").isEqualTo(6);
        assertThat(drain.drain(2 * ALL, 0)).isEqualTo(ALL);
    }

    @Test
    void aDrainEndsAtItsLimitBeforeInAndBehindTheFirst() {
        emit(FIRST + 4);

        assertThat(drain.drain(FIRST - 1, 0)).isEqualTo(FIRST - 1);
        assertThat(drain.drain(1, 0)).isEqualTo(1);
        assertThat(drain.drain(1, 0)).isEqualTo(1);
        assertThat(drain.drain(ALL, 0)).isEqualTo(3);
        assertThat(drain.drain(ALL, 0)).isZero();
        assertDrained(1, FIRST + 4);
    }

    @Test
    void goesOnForManyRoundsWithAllItsMemory() {
        emit(FIRST + 1);
        drain.drain(ALL, 0);
        for (int round = 0; round < 100; round++) {
            emit(ALL);
            assertThat(drain.drain(ALL, 0)).isEqualTo(ALL);
        }

        assertThat(asked).containsExactly(FIRST, ALL);
        assertThat(ring.overflow()).isZero();
        assertDrained(1, FIRST + 1 + 100 * ALL);
    }

    @Test
    void staysAsItIsWhereNoMemoryIsLeft() {
        asked.clear();
        final EmissionRing poor = new EmissionRing(memory(FIRST), FIRST, ALL, LineCount.ONE);
        for (int i = 0; i < FIRST + 3; i++) {
            poor.emit(i);
        }

        assertThat(poor.overflow()).isEqualTo(3);
        assertThat(asked).as("asked once").containsExactly(FIRST, ALL);
        assertThat(poor.drainTo(drained::add).drain(ALL, 0)).isEqualTo(FIRST);
        poor.emit(7);
        assertThat(poor.claimed()).as("and goes on").isEqualTo(FIRST + 1);
        assertThat(poor.overflow()).isEqualTo(3);
    }
}
