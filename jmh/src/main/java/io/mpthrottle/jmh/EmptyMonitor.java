// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.Agent;

/** A monitor with room for every thread's share of emissions. One of the benchmark's own threads drains it between invocations. */
final class EmptyMonitor implements Fueled {
    /** Twice what eight threads emit between two drains: they need not emit into equal parts of the ring. */
    private static final int EMISSIONS = 16 * TAKES;

    private final Throttle throttle = Throttle.builder()
            .asThrottle(false)
            .emissionCapacity(EMISSIONS)
            .threading(Threading.INVOKER)
            .build();
    private final Agent agent = throttle.agent();
    private final Rendezvous rendezvous = new Rendezvous(this::drain);

    EmptyMonitor() {
        throttle.start();
    }

    private boolean drain(final BooleanSupplier over) {
        try {
            while (agent.doWork() > 0) {
                if (over.getAsBoolean()) {
                    return false;
                }
            }
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    @Override
    public Rendezvous rendezvous() {
        return rendezvous;
    }

    @Override
    public int take() {
        for (int i = 0; i < TAKES; i++) {
            throttle.emit(i);
        }
        return TAKES;
    }

    @Override
    public void close() {
        throttle.close();
    }
}
