// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.Agent;

/**
 * A throttle with fuel waiting: its tank is filled, and its ring drained, by one of the benchmark's own threads before
 * each invocation, while the others wait for it. So nothing competes for a core with what is timed, and the fill is not
 * timed.
 */
final class FullTank implements Fueled {
    /** What the queue holds at most, and eight threads take in one invocation. */
    private static final int UNITS = 65_536;

    /** The time span is as short as a limit can be, so that a fill does not wait for the schedule. */
    private static final long PER_NS = UNITS;

    private final Throttle throttle;
    private final Agent agent;
    private final Rendezvous rendezvous = new Rendezvous(this::fill);

    FullTank(final Hardcap hardcap, final Monitor monitor) {
        throttle = throttle(hardcap, monitor, UNITS, Duration.ofNanos(PER_NS));
        agent = throttle.agent();
        throttle.start();
    }

    /** A throttle whose agents nobody runs; never started, it is an empty tank. */
    static Throttle throttle(final Hardcap hardcap, final Monitor monitor, final long units, final Duration per) {
        return Throttle.builder()
                .limit(units, per)
                .hardcap(hardcap)
                .asMonitor(monitor.isOn())
                .timestamps(monitor.timestamps())
                .refill(Refill.BUSY_SPIN)
                .threading(Threading.INVOKER)
                .autoCalibrate(false)
                .build();
    }

    @Override
    public Rendezvous rendezvous() {
        return rendezvous;
    }

    /** The statistics are looked at once a fill, as each look allocates. */
    private boolean fill(final BooleanSupplier over) {
        do {
            final long beganNs = System.nanoTime();
            while (work() > 0 || System.nanoTime() - beganNs < 2 * PER_NS) {
                if (over.getAsBoolean()) {
                    return false;
                }
            }
        } while (throttle.stats().held() < UNITS);
        return true;
    }

    private int work() {
        try {
            return agent.doWork();
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int take() {
        int granted = 0;
        for (int i = 0; i < TAKES; i++) {
            if (throttle.hasFuel()) {
                granted++;
            }
        }
        return granted;
    }

    @Override
    public void close() {
        throttle.close();
    }
}
