// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import io.mpthrottle.contract.HostileClock;

/** What outlives a throttle: the clock, the chances, and the count of what happened. */
final class World {
    private final HostileClock clock;
    private final Draw draw;
    private final Tally tally;
    private final Trace trace;

    World(long originNs, Draw draw, Tally tally, Trace trace) {
        clock = new HostileClock(originNs);
        this.draw = draw;
        this.tally = tally;
        this.trace = trace;
    }

    HostileClock clock() {
        return clock;
    }

    long nowNs() {
        return clock.nowNs();
    }

    Draw draw() {
        return draw;
    }

    Tally tally() {
        return tally;
    }

    Trace trace() {
        return trace;
    }

    void pass(long ns) {
        if (ns > 0) {
            trace.note("pass", ns);
            clock.advance(ns);
            tally.passed(ns);
        }
    }
}
