// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/** How many threads of its own a throttle with a monitor has. */
public enum Threads {
    /** One for the refill and one for the monitor. */
    TWO,

    /** One for both. */
    ONE,

    /** None: the user runs the agents. */
    NONE
}
