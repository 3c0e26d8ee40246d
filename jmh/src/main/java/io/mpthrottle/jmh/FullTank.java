// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Limit;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.Agent;

/**
 * A throttle with fuel waiting. Before each invocation one of the benchmark's own threads fills the tank and drains the ring
 * while the others wait. So the fill is not timed, and nothing competes for a core with what is timed.
 */
final class FullTank implements Fueled {
    /** The most that a tank holds, and as much as eight threads take in one invocation. */
    private static final int UNITS = 65_536;

    /** The shortest time span that a limit can have, so that a fill does not wait for the schedule. */
    private static final long PER_NS = UNITS;

    private final Throttle throttle;
    private final Agent agent;
    private final Rendezvous rendezvous = new Rendezvous(this::fill);

    FullTank(final Hardcap hardcap, final Monitor monitor) {
        this(throttle(hardcap, monitor, UNITS, Duration.ofNanos(PER_NS)));
    }

    private FullTank(final Throttle throttle) {
        this.throttle = throttle;
        agent = throttle.agent();
        throttle.start();
    }

    /** Without a monitor, so many limits, all of the same kind. */
    static FullTank of(final int limits) {
        return new FullTank(throttle(limits, UNITS, Duration.ofNanos(PER_NS)));
    }

    /** A throttle without a monitor and with so many limits, whose agent runs only when it is invoked. */
    static Throttle throttle(final int limits, final long units, final Duration per) {
        final Limit[] more = new Limit[limits - 1];
        Arrays.fill(more, Limit.of(units, per));
        return Throttle.builder()
                .limits(Limit.of(units, per), more)
                .asMonitor(false)
                .threading(Threading.INVOKER)
                .autoCalibrate(false)
                .build();
    }

    /**
     * A throttle whose agents run only when they are invoked; its tank is empty until it is started. Its ring has room for twice
     * what can be taken between two drains: workers need not emit into equal parts of it.
     */
    static Throttle throttle(final Hardcap hardcap, final Monitor monitor, final long units, final Duration per) {
        return Throttle.builder()
                .limit(units, per)
                .hardcap(hardcap)
                .asMonitor(monitor.isOn())
                .timestamps(monitor.timestamps())
                .refill(Refill.BUSY_SPIN)
                .emissionCapacity(2 * UNITS)
                .threading(Threading.INVOKER)
                .autoCalibrate(false)
                .build();
    }

    @Override
    public Rendezvous rendezvous() {
        return rendezvous;
    }

    /** Reads the statistics once in each fill, as each reading allocates. */
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
