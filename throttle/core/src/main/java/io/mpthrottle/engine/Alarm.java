// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/** The way from the engine up to the user's error handler. The facade implements it. Neither method throws. */
public interface Alarm {
    /**
     * Something failed.
     *
     * @param cause what was thrown
     */
    void failed(Throwable cause);

    /**
     * Something did not fail, but the user should know of it.
     *
     * @param message what the user should know
     */
    void warned(String message);
}
