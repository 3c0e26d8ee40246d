// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits beyond the queue's 65,536 slots: the reserve tops the queue up, and no bound bends. */
class BigLimitTest {
    private static final long COALESCED_NS = 15_259;

    /** No multiple of anything, so that coalesced returns are as late as they get. */
    private static final long ODD_NS = 123_457;

    @ParameterizedTest
    @ValueSource(longs = {65_535, 65_536, 65_537, 100_000, 131_072, 1_000_000, 10_000_000})
    void aWindowGrantsItsWholeBurstAndNotAUnitMore(long maxN) {
        Timeline timeline = unmonitored(Hardcap.WINDOW, maxN);
        assertThat(timeline.held()).isEqualTo(maxN);

        for (int window = 0; window < 2; window++) {
            long startNs = ODD_NS + window * (SECOND.toNanos() + COALESCED_NS);
            assertThat(timeline.at(startNs).drainWithReserve())
                    .as("burst %d", window)
                    .isEqualTo(maxN);
            assertThat(timeline.held()).isZero();
            assertThat(timeline.at(startNs + SECOND.toNanos() - 1).drain())
                    .as("within the window of burst %d", window)
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {65_535, 65_536, 65_537, 100_000, 131_072, 1_000_000, 10_000_000})
    void aTankHoldsMaxNThroughItsReserve(long maxN) {
        Timeline timeline = unmonitored(Hardcap.LIMIT, maxN);
        timeline.at(Duration.ofSeconds(1)).at(Duration.ofSeconds(5));
        assertThat(timeline.held()).isEqualTo(maxN);
        assertThat(timeline.discarded()).isEqualTo(4 * maxN + 1);

        assertThat(timeline.drainWithReserve()).isEqualTo(maxN);
        assertThat(timeline.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 10_000_000})
    void aFullTankAndReserveDrainedAtTheEndOfAStallAreNotFilledAgainAtOnce(long maxN) {
        Timeline timeline = unmonitored(Hardcap.LIMIT, maxN);
        timeline.at(Duration.ofSeconds(2)).pass(Duration.ofSeconds(10));

        long atOnce = timeline.drain() + timeline.settle().drainWithReserve();

        assertThat(atOnce).isLessThanOrEqualTo(maxN + 1);
    }

    @ParameterizedTest
    @CsvSource({"WINDOW, 100000", "WINDOW, 300000", "LIMIT, 100000", "LIMIT, 300000"})
    void theBoundHoldsUnderRandomDemandAndStalls(Hardcap hardcap, long maxN) {
        SplittableRandom random = new SplittableRandom(maxN);
        Timeline timeline = unmonitored(hardcap, maxN);
        Grants grants = new Grants();
        while (timeline.elapsedNs() < 20 * SECOND.toNanos()) {
            timeline.pass(random.nextLong(random.nextInt(10) == 0 ? 2_000_000_000L : 50_000_000L));
            for (int i = random.nextInt(4); i > 0; i--) {
                timeline.settle();
                takeInto(grants, timeline, random.nextLong(2 * maxN));
            }
            if (hardcap == Hardcap.WINDOW) {
                int out = grants.youngerThan(SECOND.toNanos(), timeline.elapsedNs());
                int mayBeOut = grants.youngerThan(
                        SECOND.toNanos() + COALESCED_NS, timeline.settle().elapsedNs());
                assertThat(timeline.held()).isBetween(maxN - mayBeOut, maxN - out);
            } else {
                assertThat(timeline.settle().accounted())
                        .isEqualTo(new Schedule(maxN, SECOND.toNanos()).dueBy(timeline.elapsedNs()));
            }
        }

        assertThat((long) grants.count()).isGreaterThan(3 * maxN);
        if (hardcap == Hardcap.WINDOW) {
            grants.assertAtMostInAnyHalfOpenWindow(maxN, SECOND.toNanos());
        } else {
            grants.assertWithinLimitBound(maxN, SECOND.toNanos());
        }
    }

    private static void takeInto(Grants grants, Timeline timeline, long most) {
        for (long taken = timeline.take(most); taken > 0; taken--) {
            grants.add(timeline.elapsedNs());
        }
    }

    private static Timeline unmonitored(Hardcap hardcap, long maxN) {
        return Timeline.of(b -> b.hardcap(hardcap).limit(maxN, SECOND).asMonitor(false))
                .start();
    }
}
