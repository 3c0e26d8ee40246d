// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

/** How the thread that works gets its fuel. */
enum Worker {
    /** Asks again and again. */
    SPINNING,
    /** Waits with {@code awaitFuel()}. */
    WAITING,
    /** Waits in a peer's blocking call. */
    BLOCKING
}
