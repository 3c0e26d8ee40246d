// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker never blocks on the ring: when it is full, the emission counts and its interval is not recorded. */
class RingOverflowTest extends OnLines {
    @ParameterizedTest
    @CsvSource({"1, 64", "64, 64", "65, 128", "100, 128"})
    void theRingHoldsItsCapacityRoundedUpToAPowerOfTwo(int asked, int slots) {
        Timeline timeline = ring(asked);
        timeline.start().passUntil(SECOND).settle();
        assertThat(timeline.take(500)).isEqualTo(500);
        Stats stats = timeline.publishedStats();

        assertThat(stats.total()).isEqualTo(500);
        assertThat(stats.overflow()).isEqualTo(500 - slots);
        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(slots - 1);
        assertThat(timeline.stop().total()).isEqualTo(500);
    }

    /** At first there is memory for fewer. */
    @Test
    void unlessSetThereIsRoomFor65536() throws Exception {
        ManualClock clock = new ManualClock(0);
        Throttle throttle = Throttle.builder()
                .asThrottle(false)
                .threading(Threading.INVOKER)
                .clock(clock)
                .build();
        throttle.start();
        int emitted = 0;
        for (int few : new int[] {1, 4_000, 65_536, 70_000}) {
            for (int i = 0; i < few; i++) {
                clock.advance(7);
                throttle.emit();
            }
            emitted += few;
            throttle.agent().doWork();
            clock.advance(SECOND.toNanos());
            throttle.agent().doWork();

            assertThat(throttle.stats().total()).isEqualTo(emitted);
            assertThat(throttle.stats().overflow()).isEqualTo(few > 65_536 ? few - 65_536 : 0);
        }
        assertThat(throttle.intervals().getTotalCount()).isEqualTo(emitted - (70_000 - 65_536) - 1);
        throttle.close();
    }

    @Test
    void aDrainedRingTakesEmissionsAgain() {
        Timeline timeline = ring(64);
        timeline.start().at(SECOND);
        for (int round = 0; round < 100; round++) {
            assertThat(timeline.take(60)).isEqualTo(60);
            timeline.after(Duration.ofMillis(100));
        }
        Stats stats = timeline.publishedStats();

        assertThat(stats.overflow()).isZero();
        assertThat(stats.total()).isEqualTo(6000);
        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(5999);
    }

    @Test
    void emissionsByHandOverflowAlike() {
        Timeline timeline = of(b -> b.asThrottle(false).emissionCapacity(64)).start();
        for (int i = 0; i < 1000; i++) {
            timeline.throttle().emit(i);
        }

        assertThat(timeline.stop().total()).isEqualTo(1000);
        assertThat(timeline.throttle().stats().overflow()).isEqualTo(1000 - 64);
    }

    private Timeline ring(int emissionCapacity) {
        return of(b -> b.hardcap(Hardcap.NONE).limit(1000, SECOND).emissionCapacity(emissionCapacity));
    }
}
