// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import java.time.Duration;

/**
 * What workers take units of fuel from: a {@link Throttle}, or a part of one. Any thread may call all of it. It will gain methods;
 * it is not for others to implement.
 */
public interface Fuel {
    /**
     * Takes one unit if there is one. Never waits.
     *
     * @return whether it took one
     * @throws IllegalStateException if there is no fuel because an agent failed, or because there never is any
     */
    boolean hasFuel();

    /**
     * Waits for one unit and takes it.
     *
     * @return true if it took one, false if the throttle stopped
     * @throws InterruptedException if the thread is interrupted; it has taken no fuel then
     * @throws IllegalStateException if an agent failed, or if there never is any fuel
     */
    boolean awaitFuel() throws InterruptedException;

    /**
     * Waits for one unit and takes it, for a limited time.
     *
     * @param timeout the longest wait, not negative
     * @return true if it took one, false if the time passed or the throttle stopped
     * @throws InterruptedException if the thread is interrupted; it has taken no fuel then
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IllegalStateException if an agent failed, or if there never is any fuel
     */
    boolean awaitFuel(Duration timeout) throws InterruptedException;
}
