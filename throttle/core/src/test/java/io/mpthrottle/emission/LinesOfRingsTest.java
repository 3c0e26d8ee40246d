// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.lines.LineCount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rings side by side have the room of one ring, and a mark is a mark in each of them. */
class LinesOfRingsTest {
    private static final int ALL = Integer.MAX_VALUE;

    /** The memory of the rings, the one ring's first. */
    private final List<UnsafeBuffer> memory = new ArrayList<>();

    private final List<Long> drained = new ArrayList<>();
    private EmissionRing ring = withLines(64, 4);
    private EmissionRing.Drain drain = ring.drainTo(drained::add);
    private long stamp;

    private EmissionRing withLines(final int emissions, final int lines) {
        memory.clear();
        return new EmissionRing(
                asked -> {
                    memory.add(RecordRing.memory(asked));
                    return memory.get(memory.size() - 1);
                },
                emissions,
                emissions,
                new LineCount(lines, true));
    }

    private void emit(final int emissions) {
        for (int i = 0; i < emissions; i++) {
            ring.emit(++stamp);
        }
    }

    private static Iterable<Long> stamps(final long first, final long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({"64, 4, 4", "64, 64, 4", "1024, 4, 4", "1024, 64, 64", "16, 4, 1", "32, 64, 2"})
    void oneThreadHasTheRoomOfAllLinesAndNoMore(final int emissions, final int most, final int lines) {
        ring = withLines(emissions, most);
        drain = ring.drainTo(drained::add);
        for (long round = 1; round <= 3; round++) {
            emit(emissions + 5);
            assertThat(ring.overflow()).isEqualTo(round * 5);
            assertThat(ring.claimed()).isEqualTo(round * emissions);
            assertThat(drain.drain(ALL, stamp)).isEqualTo(emissions);
            assertThat(ring.drained()).isEqualTo(round * emissions);
        }

        assertThat(drained).isSorted();
        assertThat(memory).as("one for the ring before").hasSize(lines == 1 ? 1 : 1 + lines);
    }

    @Test
    void aMarkIsHandedOverAndNothingBehindIt() {
        emit(40);
        final Mark mark = ring.mark();
        emit(20);

        assertThat(mark.emissions()).isEqualTo(40);
        assertThat(drain.missing(mark)).isEqualTo(40);
        assertThat(drain.drainTo(mark)).isTrue();
        assertThat(drained).containsExactlyElementsOf(stamps(1, 40));
        assertThat(drain.missing(mark)).isZero();
        assertThat(drain.drainTo(mark)).as("again").isTrue();
        assertThat(drained).hasSize(40);
    }

    @Test
    void anEmissionUnderWayBeforeAMarkIsMissing() {
        final StalledWorker stalled = new StalledWorker(memory.get(2));
        emit(64);
        final Mark mark = ring.mark();
        assertThat(mark.emissions()).as("one found no room").isEqualTo(64);

        assertThat(drain.drainTo(mark)).isFalse();
        assertThat(drain.missing(mark)).as("all of its line").isEqualTo(16);
        stalled.release(0);
        assertThat(drain.drainTo(mark)).isTrue();
        assertThat(drained).hasSize(64).contains(0L);
    }

    /** Such emissions were added up, so a run ended without those that were missing in another line. */
    @Test
    void whatIsHandedOverBehindAMarkMakesUpForNothingBeforeIt() {
        final List<StalledWorker> stalled = new ArrayList<>();
        for (final UnsafeBuffer each : memory.subList(1, 4)) {
            stalled.add(new StalledWorker(each));
        }
        final Mark mark = ring.mark();
        emit(64);
        drain.drain(ALL, stamp);

        assertThat(ring.drained()).as("one line went on").isEqualTo(16);
        assertThat(drain.drainTo(mark)).isFalse();
        assertThat(drain.missing(mark)).isEqualTo(3);
        for (final StalledWorker each : stalled) {
            each.release(0);
        }
        assertThat(drain.drainTo(mark)).isTrue();
        assertThat(drain.missing(mark)).isZero();
    }
}
