// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/**
 * Where the fuel of one limit is: {@code granted - returned + held + discarded} is what fell due in LIMIT and NONE, and the units
 * that exist in ONE and WINDOW.
 *
 * @param granted the units that workers took
 * @param returned the units that came back after they were taken
 * @param discarded the units that fell due and were not kept
 * @param held the units that this limit lets go: in the tank, in the reserve, and those that wait for another limit
 */
public record FuelAccount(long granted, long returned, long discarded, long held) {
    static final FuelAccount NONE = new FuelAccount(0, 0, 0, 0);
}
