// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static io.mpthrottle.contract.Views.assertPace;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Stats;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** COARSE: an emission is stamped with the refill agent's last published reading. */
class CoarseStampsTest {
    @Test
    void aStampIsAsOldAsTheAgentsLastStep() {
        Timeline timeline = Timeline.of(b -> b.hardcap(Hardcap.NONE)
                        .limit(1000, SECOND)
                        .refill(Refill.BUSY_SPIN)
                        .timestamps(Timestamps.COARSE))
                .start()
                .at(Duration.ofMillis(10));
        for (int i = 0; i < 5; i++) {
            timeline.pass(Duration.ofMillis(1));
            assertThat(timeline.take(1)).isOne();
        }
        timeline.at(Duration.ofMillis(20));
        assertThat(timeline.take(1)).isOne();
        Stats stats = timeline.publishedStats();

        assertThat(stats.total()).isEqualTo(6);
        assertThat(timeline.throttle().intervals().getCountAtValue(0)).isEqualTo(4);
        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(5);
        assertPace("loHi", stats.loHi(), 10e6);
        assertPace("hiLo", stats.hiLo(), 10e6);
    }
}
