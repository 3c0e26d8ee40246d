// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/** asThrottle off: there is none. */
final class NoFuel extends Fuel {
    NoFuel() {
        super(true, GrantBound.none());
    }

    @Override
    void begin(long startNs, long nowHeld, long nowDiscarded) {
        none(nowHeld, nowDiscarded);
    }

    @Override
    void stepped(long nowNs, long nowHeld, long nowDiscarded) {
        none(nowHeld, nowDiscarded);
    }

    @Override
    void end(long endNs, long nowHeld, long nowDiscarded) {
        none(nowHeld, nowDiscarded);
    }

    private static void none(long nowHeld, long nowDiscarded) {
        Breach.unlessEqual("held without a throttle", nowHeld, 0);
        Breach.unlessEqual("discarded without a throttle", nowDiscarded, 0);
    }
}
