// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a drain hands over of several rings, and what it leaves for the next. */
class MergeTest {
    private static final int ALL = Integer.MAX_VALUE;

    private final RecordRing[] rings = {ring(), ring()};
    private final Merge merge = new Merge(rings);
    private final List<Long> passed = new ArrayList<>();

    private static RecordRing ring() {
        return new RecordRing(RecordRing.memory(1_024), null);
    }

    private void emit(final int line, final long... stamps) {
        for (final long stamp : stamps) {
            assertThat(rings[line].emit(stamp)).isTrue();
        }
    }

    private List<Long> drain(final int limit, final long cutNs) {
        passed.clear();
        assertThat(merge.drain(passed::add, limit, cutNs)).isEqualTo(passed.size());
        return passed;
    }

    @Test
    void theOldestComesFirstUpToTheCut() {
        emit(0, 10, 40, 50);
        emit(1, 20, 30, 60);

        assertThat(drain(ALL, 50)).containsExactly(10L, 20L, 30L, 40L, 50L);
        assertThat(merge.handedOver()).isEqualTo(5);
        assertThat(drain(ALL, 60)).containsExactly(60L);
    }

    @Test
    void aStampInTheFutureWaitsForOneDrainAndHoldsNothingBackForEver() {
        emit(0, Long.MAX_VALUE, 10);
        emit(1, 20);

        assertThat(drain(ALL, 30)).containsExactly(20L);
        emit(1, 35);
        assertThat(drain(ALL, 40)).containsExactly(35L, Long.MAX_VALUE, 10L);
    }

    /** The monitor drains a flood with the reading that it had already. */
    @Test
    void aDrainThatGoesOnHandsOverNothingNewerEither() {
        emit(0, 10, 30);
        emit(1, 20);
        assertThat(drain(1, 20)).containsExactly(10L);

        passed.clear();
        assertThat(merge.drainMore(passed::add, ALL, 20)).isEqualTo(1);
        assertThat(passed).containsExactly(20L);
        emit(1, 25);
        assertThat(drain(ALL, 31)).containsExactly(25L, 30L);
    }

    /** A monitor that shares its thread follows a reset after the reading that it drains by. */
    @Test
    void whatStandsBehindAMarkIsLeftInItsRing() {
        emit(0, 10, 30);
        assertThat(merge.drainTo(passed::add, new Mark(0, 1, 0))).isTrue();
        assertThat(passed).containsExactly(10L);

        assertThat(drain(ALL, 20)).isEmpty();
        emit(1, 25);
        assertThat(drain(ALL, 31)).containsExactly(25L, 30L);
    }

    /** Were it fetched with what stands before the mark, a drain would not look into the ring, and so miss what follows it. */
    @Test
    void stampsInTheFutureBehindAMarkWaitForOneDrainAllOfThem() {
        emit(0, 10, 1_000);
        assertThat(merge.drainTo(passed::add, new Mark(0, 1, 0))).isTrue();
        emit(0, 2_000);

        assertThat(drain(ALL, 20)).isEmpty();
        assertThat(drain(ALL, 30)).containsExactly(1_000L, 2_000L);
    }

    @Test
    void theOrderIsThatOfADifferenceWhereNanoTimeWraps() {
        emit(0, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1);
        emit(1, Long.MAX_VALUE, Long.MIN_VALUE + 2);

        assertThat(drain(ALL, Long.MIN_VALUE + 1))
                .containsExactly(Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MIN_VALUE + 1);
        assertThat(drain(ALL, Long.MIN_VALUE + 2)).containsExactly(Long.MIN_VALUE + 2);
    }

    @Test
    void aStampFarInTheFutureIsNotOlderThanOneFarInThePast() {
        emit(0, Long.MAX_VALUE);
        emit(1, -2, 5);

        assertThat(drain(ALL, 5)).containsExactly(-2L, 5L);
    }

    /** A head holds 256 stamps. */
    @Test
    void manyStampsOfOneRingComeInOneDrain() {
        for (int stamp = 0; stamp < 1_000; stamp++) {
            emit(stamp % 7 == 0 ? 1 : 0, stamp);
        }

        assertThat(drain(ALL, 1_000)).hasSize(1_000).isSorted();
    }

    @Test
    void whatAHandlerThrewAtWasHandedOver() {
        emit(0, 1, 2, 3);
        assertThatThrownBy(() -> merge.drain(MergeTest::refuse, ALL, 9)).hasMessage("1");

        assertThat(drain(ALL, 9)).containsExactly(2L, 3L);
        assertThat(merge.handedOver()).isEqualTo(3);
    }

    private static void refuse(final long stamp) {
        throw new IllegalStateException(Long.toString(stamp));
    }
}
