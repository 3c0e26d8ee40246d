// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/** Where the engine reports to: the user's error handler, behind the facade. Neither method throws. */
public interface Alarm {
    /**
     * Something failed.
     *
     * @param cause what was thrown
     */
    void failed(Throwable cause);

    /**
     * Nothing failed, but somebody should know.
     *
     * @param message what somebody should know
     */
    void warned(String message);
}
