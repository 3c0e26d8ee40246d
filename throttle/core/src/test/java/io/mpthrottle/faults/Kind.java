// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import java.util.Locale;

/** What can go wrong around a throttle, and how many of a thousand faults are of each kind. */
enum Kind {
    A_WAITER_IS_INTERRUPTED(400, new Interrupts()),
    AN_AGENTS_CLOCK_THROWS(150, new AgentDeath(AgentDeath.Handler.LISTENS)),
    A_SEAM_OF_AN_AGENT_THROWS(150, new BrokenSeam()),
    THE_ERROR_HANDLER_THROWS(60, new AgentDeath(AgentDeath.Handler.THROWS)),
    THE_ERROR_HANDLER_IS_OUT_OF_MEMORY(40, new AgentDeath(AgentDeath.Handler.IS_OUT_OF_MEMORY)),
    AN_IDLE_STRATEGY_THROWS(60, new BrokenIdle()),
    A_THREAD_FACTORY_THROWS(40, new BrokenFactory()),
    STARTS_AND_STOPS_RACE(40, new StartStopRace()),
    THE_CLOCK_STEPS_BACK(30, new ClockStepsBack()),
    THE_PROCESS_IS_STOPPED(15, new StoppedAtRandom()),
    A_WORKER_DIES_BEFORE_ITS_EMISSION(10, new DyingWorkers()),
    A_THOUSAND_WAIT_AT_THE_END(3, new Crowd()),
    THE_RING_OVERFLOWS_FOR_LONG(2, new HeldUpMonitor());

    private static final double ALL = 1000;

    private final int share;

    @SuppressWarnings("ImmutableEnumChecker") // none of them holds anything that changes
    private final Fault fault;

    Kind(int share, Fault fault) {
        this.share = share;
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** How many of so many faults are of this kind; at least one. */
    int of(int faults) {
        return (int) Math.ceil(faults * share / ALL);
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
