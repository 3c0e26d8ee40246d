// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.emission.EmissionRing;
import org.junit.jupiter.api.Test;

/**
 * A monitor that shares its thread lets 20 µs of emissions gather, and drains at most 64 between two due times, more after a
 * stall, and all of a crowded ring.
 */
class MonitorRationTest {
    private static final int RING = 8_192;
    private static final int MOST = 64;
    private static final long EVERY_NS = 20_000;
    private static final int CROWDED = 1_000;
    private static final int FLOOD = 5_000;

    private final EmissionRing ring = new EmissionRing(RING);
    private long nowNs;
    private long spareNs = 1_000_000;
    private final MonitorAgent monitor = new MonitorAgent(
            "monitor",
            ring,
            () -> nowNs,
            0,
            10_000_000,
            new MonitorAgent.Ration(MOST, EVERY_NS, CROWDED, FLOOD, () -> spareNs));

    private int stepAt(final long ns) {
        nowNs = ns;
        return monitor.doWork();
    }

    private void emit(final int emissions) {
        for (int i = 0; i < emissions; i++) {
            ring.emit(nowNs + i);
        }
    }

    @Test
    void drainsAsManyAsTheGapHolds() {
        emit(60);
        spareNs = 2_000;

        assertThat(stepAt(0)).isEqualTo(25);
        assertThat(stepAt(1)).isEqualTo(25);
        assertThat(stepAt(2)).isEqualTo(10);
    }

    @Test
    void andNoMoreThanItsRation() {
        emit(100);

        assertThat(stepAt(0)).isEqualTo(MOST);
        assertThat(stepAt(1)).isEqualTo(100 - MOST);
    }

    @Test
    void drainsACrowdedRingUntilNothingIsLeft() {
        emit(MOST + CROWDED);
        spareNs = -5;

        assertThat(stepAt(2 * EVERY_NS)).isEqualTo(MOST + CROWDED);
        emit(500);
        assertThat(stepAt(4 * EVERY_NS)).as("its ration again").isEqualTo(MOST);
    }

    @Test
    void andNoMoreThanAFlood() {
        emit(RING);
        spareNs = -5;

        assertThat(stepAt(2 * EVERY_NS)).isEqualTo(MOST + FLOOD);
        assertThat(stepAt(2 * EVERY_NS)).as("the rest").isEqualTo(RING - MOST - FLOOD);
    }

    @Test
    void oneLessIsNotCrowded() {
        emit(MOST + CROWDED - 1);
        spareNs = -5;

        assertThat(stepAt(2 * EVERY_NS)).isEqualTo(MOST);
    }

    @Test
    void aCrowdedRingThatIsNotLongBehindWaits() {
        emit(MOST + MOST + CROWDED);
        spareNs = -5;

        assertThat(stepAt(2 * EVERY_NS - 1)).isEqualTo(MOST);
        assertThat(stepAt(2 * EVERY_NS)).isEqualTo(MOST + CROWDED);
    }

    @Test
    void gapsThatHoldTooFewDoNotKeepARingCrowded() {
        emit(25 + CROWDED);
        spareNs = 2_000;

        assertThat(stepAt(2 * EVERY_NS)).isEqualTo(25 + CROWDED);
    }

    @Test
    void aShortGapDoesNotMakeItGreedy() {
        emit(200);
        spareNs = 2_000;
        assertThat(stepAt(0)).isEqualTo(25);
        assertThat(stepAt(1)).isEqualTo(25);
        spareNs = 0;

        assertThat(stepAt(EVERY_NS)).isEqualTo(MOST);
    }

    @Test
    void waitsForAGapButNotForEver() {
        emit(30);
        spareNs = 100;

        assertThat(stepAt(0)).isZero();
        assertThat(stepAt(EVERY_NS - 1)).isZero();
        assertThat(stepAt(EVERY_NS)).isEqualTo(30);
    }

    @Test
    void aGapOfFourIsWorthWhileAndNoneBelow() {
        emit(30);
        spareNs = 319;
        assertThat(stepAt(0)).isZero();
        spareNs = 320;

        assertThat(stepAt(1)).isEqualTo(4);
    }

    @Test
    void aDueTimeThatHasPassedIsNoGap() {
        emit(30);
        spareNs = -5;

        assertThat(stepAt(EVERY_NS - 1)).isZero();
    }

    @Test
    void letsEmissionsGatherOnceAllAreDrained() {
        emit(3);
        assertThat(stepAt(0)).isEqualTo(3);
        emit(5);

        assertThat(stepAt(EVERY_NS - 1)).isZero();
        assertThat(stepAt(EVERY_NS)).isEqualTo(5);
    }
}
