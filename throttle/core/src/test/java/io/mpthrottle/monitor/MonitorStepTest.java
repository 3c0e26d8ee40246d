// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.emission.EmissionRing;
import org.junit.jupiter.api.Test;

/** What is published is of one instant: of the reading that is handed in, or of one that is made after the drain. */
class MonitorStepTest {
    private static final long REFRESH_NS = 10_000_000;
    private static final int RING = 64;

    private final EmissionRing ring = new EmissionRing(RING);
    private final MonitorAgent monitor =
            new MonitorAgent("monitor", ring, this::read, 0, REFRESH_NS, new Ration(RING, 0, RING, RING, 160));
    private long nowNs;
    private int readings;

    /** Time passes from reading to reading. */
    private long read() {
        readings++;
        nowNs += 1_000;
        return nowNs;
    }

    @Test
    void aStepIsOfTheReadingThatIsHandedInAndReadsNoClock() {
        monitor.begin(0);
        ring.emit(5);

        assertThat(monitor.step(REFRESH_NS + 7, Long.MAX_VALUE)).isEqualTo(1);
        assertThat(monitor.snapshot().runtimeNs()).isEqualTo(REFRESH_NS + 7);
        assertThat(monitor.snapshot().total()).isEqualTo(1);
        assertThat(readings).isZero();
    }

    @Test
    void onAThreadOfItsOwnItIsOfTheInstantAfterTheDrain() {
        monitor.begin(0);
        ring.emit(5);
        nowNs = REFRESH_NS;

        assertThat(monitor.doWork()).isEqualTo(1);
        assertThat(readings).isEqualTo(2);
        assertThat(monitor.snapshot().runtimeNs()).isEqualTo(REFRESH_NS + 2_000);
    }

    @Test
    void aStepInTooShortAGapDoesNothing() {
        final MonitorAgent gathering =
                new MonitorAgent("monitor", ring, this::read, 0, REFRESH_NS, new Ration(RING, 60_000, RING, RING, 160));
        gathering.begin(0);
        ring.emit(5);

        assertThat(gathering.step(1, 100)).isZero();
        assertThat(gathering.step(2, 1_000)).isEqualTo(1);
    }

    @Test
    void resetsAreFollowedAtTheNextStep() {
        monitor.begin(0);
        ring.emit(5);
        monitor.step(REFRESH_NS, Long.MAX_VALUE);
        assertThat(monitor.reset(REFRESH_NS + 10)).isEqualTo(1);
        assertThat(monitor.snapshot().total()).as("at once, for readers").isZero();
        ring.emit(REFRESH_NS + 20);
        assertThat(monitor.step(2 * REFRESH_NS + 30, Long.MAX_VALUE)).isEqualTo(1);

        assertThat(monitor.snapshot().total()).isEqualTo(1);
        assertThat(monitor.snapshot().runtimeNs()).isEqualTo(REFRESH_NS + 20);
    }
}
