// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/** Comes back only when somebody unparks the thread. */
final class ParkingWithoutEnd implements IdleStrategy {
    @Override
    public void idle(int workCount) {
        if (workCount == 0) {
            idle();
        }
    }

    @Override
    public void idle() {
        LockSupport.park(this);
    }

    @Override
    public void reset() {}
}
