// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

/**
 * The grants of one worker.
 *
 * @param taken all units that it took, including the one after the end of the window
 * @param granted units up to its last clock reading within the window
 * @param firstNs the first grant, after the origin
 * @param lastNs the last grant in the window, after the origin
 * @param earliestNs the least lateness, negative if a unit went before it was due
 */
record Grants(long taken, long granted, long firstNs, long lastNs, long earliestNs) {
    double perSecond() {
        return granted < 2 ? 0 : (granted - 1) * 1e9 / (lastNs - firstNs);
    }
}
