// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.lines.LineCount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** One ring becomes several while emissions wait in it. */
class ChangeToLinesTest {
    private static final int ALL = Integer.MAX_VALUE;
    private static final int FIRST = 8;
    private static final int CAPACITY = 64;
    private static final LineCount FOUR = new LineCount(4, false);

    /** The memory of the rings, in the order in which they were made. */
    private final List<UnsafeBuffer> memory = new ArrayList<>();

    /** So many rings find memory. */
    private int mostRings = Integer.MAX_VALUE;

    private final List<Long> drained = new ArrayList<>();
    private final EmissionRing ring = new EmissionRing(this::memory, FIRST, CAPACITY, FOUR);
    private final EmissionRing.Drain drain = ring.drainTo(drained::add);
    private long stamp;

    private UnsafeBuffer memory(final int emissions) {
        if (memory.size() == mostRings) {
            throw new OutOfMemoryError("for " + emissions + " emissions");
        }
        memory.add(RecordRing.memory(emissions));
        return memory.get(memory.size() - 1);
    }

    private void emit(final int emissions) {
        for (int i = 0; i < emissions; i++) {
            ring.emit(++stamp);
        }
    }

    private void assertDrained(final long last) {
        assertThat(drained)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(ring.drained()).isEqualTo(last);
    }

    @Test
    void whatWaitsInTheOneRingComesFirst() {
        emit(5);
        drain.drain(2, stamp);
        drain.makeLines();
        emit(4);

        assertThat(memory).as("four lines beside the first").hasSize(5);
        assertThat(ring.claimed()).isEqualTo(9);
        assertThat(ring.mark().emissions()).isEqualTo(9);
        assertThat(drain.drain(2, stamp)).isEqualTo(2);
        assertThat(drain.drain(ALL, stamp)).isEqualTo(5);
        assertThat(drain.drain(ALL, stamp)).isZero();
        assertDrained(9);
    }

    @Test
    void soDoesWhatWaitsInASmallRingAndTheOneBehindIt() {
        emit(FIRST + 5);
        drain.makeLines();
        emit(4);

        assertThat(drain.drain(FIRST + 1, stamp)).isEqualTo(FIRST + 1);
        assertThat(drain.drain(ALL, stamp)).isEqualTo(8);
        assertDrained(FIRST + 9);
    }

    @Test
    void aMarkFromBeforeTheChangeIsHandedOverAfterIt() {
        emit(FIRST + 5);
        final Mark mark = ring.mark();
        emit(2);
        drain.makeLines();
        emit(3);

        assertThat(drain.drainTo(mark)).isTrue();
        assertDrained(FIRST + 5);
        assertThat(drain.missing(mark)).isZero();
        assertThat(drain.drainTo(ring.mark())).isTrue();
        assertDrained(FIRST + 10);
    }

    @Test
    void aMarkAfterTheChangeHasWhatWasUnderWayInTheOneRing() {
        emit(2);
        final StalledWorker stalled = new StalledWorker(memory.get(0));
        drain.makeLines();
        stamp++;
        emit(2);
        final Mark mark = ring.mark();
        emit(1);

        assertThat(mark.emissions()).isEqualTo(5);
        assertThat(drain.drainTo(mark)).isFalse();
        assertThat(drain.missing(mark)).as("that one and two in a line").isEqualTo(3);
        stalled.release(3);
        assertThat(drain.drainTo(mark)).isTrue();
        assertDrained(5);
    }

    /** A worker that looked for lines before there were any finds the one ring closed. */
    @Test
    void nobodyEmitsIntoTheOneRingAnyMore() {
        emit(1);
        drain.makeLines();
        emit(CAPACITY + 3);

        assertThat(ring.claimed()).isEqualTo(1 + CAPACITY);
        assertThat(ring.overflow()).isEqualTo(3);
        assertThat(ring.mark().chain()).isEqualTo(1);
        assertThat(drain.drain(ALL, stamp)).isEqualTo(1 + CAPACITY);
    }

    @Test
    void linesAreMadeOnce() {
        drain.makeLines();
        emit(3);
        drain.makeLines();
        final EmissionRing.Drain other = ring.drainTo(drained::add);
        other.makeLines();

        assertThat(memory).hasSize(5);
        assertThat(other.drain(ALL, stamp)).isEqualTo(3);
        assertDrained(3);
    }

    @Test
    void twoDrainsMakeLinesOnce() {
        final EmissionRing.Drain other = ring.drainTo(drained::add);
        drain.makeLines();
        emit(3);
        other.makeLines();

        assertThat(memory).hasSize(5);
        assertThat(drain.drain(ALL, stamp)).isEqualTo(3);
        assertDrained(3);
    }

    @Test
    void withoutMemoryForAllLinesTheOneRingGoesOn() {
        emit(3);
        mostRings = 3;
        drain.makeLines();
        emit(3);

        assertThat(ring.mark().hasLines()).isFalse();
        assertThat(drain.drain(ALL, stamp)).isEqualTo(6);
        assertThat(drain.drainTo(ring.mark())).isTrue();
        assertThat(ring.overflow()).isZero();
        assertDrained(6);
        mostRings = Integer.MAX_VALUE;
        drain.makeLines();
        emit(CAPACITY + 2);
        assertThat(ring.overflow()).as("nor is it asked for again").isEqualTo(2);
        assertThat(drain.drain(ALL, stamp)).isEqualTo(CAPACITY);
    }
}
