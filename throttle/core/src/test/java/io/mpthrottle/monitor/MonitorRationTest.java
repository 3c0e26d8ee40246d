// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.emission.EmissionRing;
import org.junit.jupiter.api.Test;

/**
 * A monitor on the refill's thread lets emissions gather for 60 µs and drains at most 64 of them between two due times. Long
 * behind, with a crowded ring, it drains a flood.
 */
class MonitorRationTest {
    private static final int RING = 8_192;
    private static final int MOST = 64;
    private static final long EVERY_NS = 60_000;
    private static final long REFRESH_NS = 10_000_000;
    private static final int CROWDED = 1_000;
    private static final int FLOOD = 5_000;

    private final EmissionRing ring = new EmissionRing(RING);
    private long nowNs;
    private long spareNs = 1_000_000;
    private final MonitorAgent monitor = monitor(EVERY_NS, FLOOD);

    private MonitorAgent monitor(final long everyNs, final int flood) {
        final Ration ration = new Ration(MOST, everyNs, CROWDED, flood, 160);
        final MonitorAgent agent = new MonitorAgent("monitor", ring, () -> nowNs, 0, REFRESH_NS, ration);
        agent.begin(0);
        return agent;
    }

    private int stepAt(final long ns) {
        nowNs = ns;
        return monitor.step(nowNs, spareNs);
    }

    private void emit(final int emissions) {
        for (int i = 0; i < emissions; i++) {
            ring.emit(nowNs + i);
        }
    }

    @Test
    void drainsAsManyAsTheGapHolds() {
        emit(60);
        spareNs = 4_000;

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
    void itIsLongBehindTheTimeWhenItShouldHaveDrained() {
        emit(3);
        assertThat(stepAt(0)).isEqualTo(3);
        emit(MOST + MOST + CROWDED);
        spareNs = -5;

        assertThat(stepAt(3 * EVERY_NS - 1)).isEqualTo(MOST);
        assertThat(stepAt(3 * EVERY_NS)).isEqualTo(MOST + CROWDED);
    }

    @Test
    void whereNothingGathersStatisticsDoNotWait() {
        final MonitorAgent eager = monitor(0, 0);
        emit(2 * MOST);

        assertThat(eager.step(REFRESH_NS, 0)).isEqualTo(MOST);
        assertThat(eager.snapshot().total()).isEqualTo(MOST);
    }

    @Test
    void gapsThatHoldTooFewDoNotKeepARingCrowded() {
        emit(25 + CROWDED);
        spareNs = 4_000;

        assertThat(stepAt(2 * EVERY_NS)).isEqualTo(25 + CROWDED);
    }

    @Test
    void aShortGapDoesNotMakeItGreedy() {
        emit(200);
        spareNs = 4_000;
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
    void aGapOfTwoIsWorthWhileAndNoneBelow() {
        emit(30);
        spareNs = 319;
        assertThat(stepAt(0)).isZero();
        spareNs = 320;

        assertThat(stepAt(1)).isEqualTo(2);
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

    @Test
    void aFloodThatTookAllIsFollowedByARest() {
        emit(MOST + CROWDED);
        spareNs = -5;
        assertThat(stepAt(2 * EVERY_NS)).isEqualTo(MOST + CROWDED);
        emit(5);

        assertThat(stepAt(3 * EVERY_NS - 1)).isZero();
        assertThat(stepAt(4 * EVERY_NS)).isEqualTo(5);
    }

    @Test
    void withoutFloodsACrowdedRingIsDrainedByTheRation() {
        final MonitorAgent patient = monitor(EVERY_NS, 0);
        emit(MOST + MOST + CROWDED);
        spareNs = -5;
        nowNs = 2 * EVERY_NS;

        assertThat(patient.step(nowNs, spareNs)).isEqualTo(MOST);
        assertThat(patient.step(nowNs, spareNs)).isEqualTo(MOST);
    }

    @Test
    void emissionsGatherNoLongerThanUntilStatisticsAreDue() {
        final MonitorAgent slow = monitor(3 * REFRESH_NS / 4, FLOOD);
        assertThat(slow.step(nowNs, spareNs)).isZero();
        emit(2);
        nowNs = 3 * REFRESH_NS / 4;
        assertThat(slow.step(nowNs, spareNs)).isEqualTo(2);
        emit(3);

        nowNs = REFRESH_NS - 1;
        assertThat(slow.step(nowNs, spareNs)).isZero();
        nowNs = REFRESH_NS;
        assertThat(slow.step(nowNs, spareNs)).isEqualTo(3);
        assertThat(slow.snapshot().total()).isEqualTo(5);
    }

    @Test
    void statisticsWaitForAllThatGathered() {
        emit(2 * MOST);
        stepAt(REFRESH_NS);
        assertThat(monitor.snapshot().total()).isZero();
        stepAt(REFRESH_NS + 1);
        assertThat(monitor.snapshot().total()).isZero();

        stepAt(REFRESH_NS + 2);
        assertThat(monitor.snapshot().total()).isEqualTo(2 * MOST);
    }

    @Test
    void butNotForEver() {
        emit(4 * MOST);
        stepAt(REFRESH_NS + REFRESH_NS / 16 - 1);
        assertThat(monitor.snapshot().total()).isZero();

        stepAt(REFRESH_NS + REFRESH_NS / 16);
        assertThat(monitor.snapshot().total()).isEqualTo(2 * MOST);
    }

    @Test
    void tellsWhenItIsOfUseAgain() {
        emit(3);
        stepAt(100);
        assertThat(monitor.untilNextNs()).isEqualTo(EVERY_NS);
        stepAt(100 + EVERY_NS - 7);
        assertThat(monitor.untilNextNs()).isEqualTo(7);
        assertThat(monitor.untilLateNs())
                .as("and a sixteenth of the refresh rate")
                .isEqualTo(7 + REFRESH_NS / 16);

        spareNs = 0;
        stepAt(100 + EVERY_NS);
        assertThat(monitor.untilNextNs()).as("when no gap has come").isEqualTo(EVERY_NS);
        stepAt(100 + EVERY_NS + 7);
        assertThat(monitor.untilNextNs()).isEqualTo(EVERY_NS - 7);
    }
}
