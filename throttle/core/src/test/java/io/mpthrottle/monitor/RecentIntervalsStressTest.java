// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A copy holds five whole quarters, the newest of which may have just begun, however often a quarter begins meanwhile. */
@Timeout(60)
class RecentIntervalsStressTest {
    private static final long QUARTER_NS = 250_000_000;
    private static final int EACH_QUARTER = 10;
    private static final int COPIES = 3_000;

    /** Copying takes about as long as so many turns of this loop. */
    private static final int SPINS = 400;

    private final RecentIntervals recent = new RecentIntervals();
    private final AtomicBoolean enough = new AtomicBoolean();

    /** Written by the monitor's thread. */
    private long quarters;

    private void passAQuarter() {
        quarters++;
        recent.advance(quarters * QUARTER_NS);
        for (int i = 0; i < EACH_QUARTER; i++) {
            recent.record(1L << (quarters + i) % 30, quarters * QUARTER_NS);
        }
    }

    @Test
    void quartersThatBeginMeanwhileAreNotCopiedInHalves() throws Exception {
        recent.clear(0);
        for (int i = 0; i < 6; i++) {
            passAQuarter();
        }
        final Thread monitor = new Thread(() -> {
            while (!enough.get()) {
                passAQuarter();
                for (int i = (int) (quarters * 31 % SPINS); i > 0; i--) {
                    Thread.onSpinWait();
                }
            }
        });
        monitor.start();
        final List<Long> wrong = new ArrayList<>();
        try {
            for (int i = 0; i < COPIES; i++) {
                final long count = recent.copy().getTotalCount();
                if (count < 4 * EACH_QUARTER || count > 5 * EACH_QUARTER) {
                    wrong.add(count);
                }
            }
        } finally {
            enough.set(true);
            monitor.join();
        }

        assertThat(wrong).isEmpty();
    }
}
