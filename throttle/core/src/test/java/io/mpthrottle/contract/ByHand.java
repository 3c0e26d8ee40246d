// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.Fuel;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;

/** A throttle whose time and duty cycle are in the test's own hands. */
record ByHand(ManualClock clock) {
    Throttle.Builder builder() {
        return Throttle.builder().threading(Threading.INVOKER).clock(clock);
    }

    void begin(Throttle throttle) throws Exception {
        throttle.start();
        throttle.agent().onStart();
    }

    void step(Throttle throttle, Duration later) throws Exception {
        clock.advance(later.toNanos());
        throttle.agent().doWork();
    }

    /** At most so many, and no further than to the first refusal; returns how many there were. */
    static int take(Fuel fuel, int most) {
        int taken = 0;
        while (taken < most && fuel.hasFuel()) {
            taken++;
        }
        return taken;
    }
}
