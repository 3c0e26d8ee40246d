// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The latest second in 100 slices of 10 ms: which slice a stamp counts in, and for how long. */
class LatestWindowTest {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long SLICE_NS = 10_000_000;

    /** Not a multiple of a slice. */
    private static final long ORIGIN_NS = -123_456_789_012_345L;

    private final LatestWindow window = new LatestWindow(SLICE_NS);

    @BeforeEach
    void begin() {
        window.clear(ORIGIN_NS);
    }

    /** Adds a stamp so many slices after the origin. */
    private void add(final double slices) {
        window.add(at(slices));
    }

    private double count(final double slices) {
        return window.count(at(slices));
    }

    private static long at(final double slices) {
        return ORIGIN_NS + Math.round(slices * SLICE_NS);
    }

    @Test
    void aStampCountsFromItsInstantOnForASecond() {
        add(3);

        assertThat(count(2)).isZero();
        assertThat(count(3)).isEqualTo(1);
        assertThat(count(102)).isEqualTo(1);
        assertThat(count(103)).isZero();
    }

    @Test
    void stampsAfterAReadingCountInTheNext() {
        add(0.5);
        assertThat(count(1)).isEqualTo(1);
        add(0.9);
        add(1.5);

        assertThat(count(2)).isEqualTo(3);
    }

    @Test
    void aLateStampOfTheOldestSliceCountsByItsShare() {
        assertThat(count(100.5)).isZero();
        add(0.5);
        add(0);

        assertThat(count(100.5)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aClockThatGoesBackFindsWhatItLeft() {
        add(3);
        assertThat(count(10)).isEqualTo(1);
        assertThat(count(2)).isZero();
        assertThat(count(300)).isZero();

        assertThat(count(4)).isEqualTo(1);
    }

    @Test
    void theEndOfASliceBelongsToIt() {
        add(4.5);
        add(3);

        assertThat(count(103)).isEqualTo(1);
        assertThat(count(104)).isEqualTo(1);
        assertThat(count(105)).isZero();
    }

    @Test
    void stampsOfSeveralSlicesMayComeInTurns() {
        add(1.5);
        add(2.5);
        add(1.6);
        add(2.6);
        add(1.7);

        assertThat(count(3)).isEqualTo(5);
        assertThat(count(102)).isEqualTo(2);
    }

    @Test
    void stampsFromBeforeTheOriginCountInTheirOwnSlices() {
        add(5);
        add(-5.5);
        add(-0.5);

        assertThat(count(94)).isEqualTo(3);
        assertThat(count(95)).isEqualTo(2);
        assertThat(count(100)).isEqualTo(1);
    }

    @Test
    void betweenTheEndsOfSlicesTheOldestCountsByItsShare() {
        add(0.5);

        assertThat(count(100.5)).isCloseTo(0.5, within(1e-9));
        assertThat(count(100.75)).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void anAgentThatIsLateByAnEighthOfASliceCountsAsPunctual() {
        add(0.5);

        assertThat(count(100.125)).isEqualTo(1);
        assertThat(window.count(at(100.125) + 1)).isLessThan(0.9);
    }

    @Test
    void tellsHowLateItIs() {
        assertThat(window.afterSliceNs(at(7))).isZero();
        assertThat(window.afterSliceNs(at(7) + 1)).isEqualTo(1);
        assertThat(window.afterSliceNs(at(7) - 1)).isEqualTo(SLICE_NS - 1);
    }

    @Test
    void clearedItForgetsAllAndCountsAnew() {
        for (int slice = 0; slice < 300; slice++) {
            add(slice);
        }
        window.clear(at(300));

        assertThat(count(300)).isZero();
        for (int slice = 301; slice <= 400; slice++) {
            add(slice);
        }
        assertThat(count(400)).isEqualTo(100);
    }

    @Test
    void clearedWithinASliceItCountsTheRestOfIt() {
        add(299.1);
        window.clear(at(299.5));
        add(299.8);

        assertThat(window.count(at(299.5) + SLICE_NS)).isEqualTo(1);
    }

    @Test
    void aStampASecondAheadIsKept() {
        add(1);
        assertThat(count(1)).isEqualTo(1);
        add(101);

        assertThat(count(1)).isEqualTo(1);
        assertThat(count(101)).isEqualTo(1);
    }

    @Test
    void aStampASecondAheadIsKeptWhenOneFurtherAheadIsForgotten() {
        add(101);
        add(1_000);

        assertThat(count(1)).isZero();
        assertThat(count(101)).isEqualTo(1);
    }

    @Test
    void aStampFurtherAheadIsForgottenAndCountsWhenItComesAgain() {
        add(1_000);
        assertThat(count(1)).isZero();
        add(1_000);

        assertThat(count(950)).isZero();
        assertThat(count(1_000)).isEqualTo(1);
    }

    @Test
    void aStampFromAheadThatTakesTheSlotOfACountedSliceTakesItsCountToo() {
        add(5);
        add(5);
        add(6);
        assertThat(count(6)).isEqualTo(3);
        add(5 + 2 * 100 + 2);
        add(5);

        assertThat(count(6)).isEqualTo(1);
        assertThat(count(105.5)).isCloseTo(0.5, within(1e-9));
        assertThat(count(106)).isZero();
    }

    @Test
    void aStampThatIsSecondsOldDisturbsNoOther() {
        add(250);
        add(48);
        add(250);

        assertThat(count(250)).isEqualTo(2);
    }

    @Test
    void slicesMayBeAsLongAsTheSecond() {
        final LatestWindow second = new LatestWindow(SECOND_NS);
        second.clear(0);
        second.add(SECOND_NS / 2);
        second.add(3 * SECOND_NS / 2);

        assertThat(second.count(SECOND_NS)).isEqualTo(1);
        assertThat(second.count(2 * SECOND_NS)).isEqualTo(1);
        assertThat(second.count(3 * SECOND_NS)).isZero();
    }

    @Test
    void aSecondNeedNotBeAWholeNumberOfSlices() {
        final LatestWindow thirds = new LatestWindow(300_000_000);
        thirds.clear(0);
        for (int i = 1; i <= 40; i++) {
            thirds.add(i * 100_000_000L);
        }

        assertThat(thirds.count(3_000_000_000L)).isCloseTo(10, within(1e-9));
        assertThat(thirds.count(3_900_000_000L)).isCloseTo(10, within(1e-9));
    }
}
