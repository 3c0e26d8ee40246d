// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

/** Where a copy gets its fuel: a throttle, or in tests a script. */
interface Fuel {

    /** Takes one unit if there is one. */
    boolean hasFuel();

    /** Waits for a unit and takes it; false when there will be none any more. */
    boolean awaitFuel() throws InterruptedException;
}
