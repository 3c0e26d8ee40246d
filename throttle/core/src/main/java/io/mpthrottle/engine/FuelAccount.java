// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/**
 * Where the fuel is. In LIMIT and NONE the three add up to what fell due; in ONE and WINDOW, granted units that are not out
 * any more are held again.
 *
 * @param granted the units that workers took
 * @param discarded the units that fell due and were not kept
 * @param held the units that can be taken: in the tank and in the reserve
 */
public record FuelAccount(long granted, long discarded, long held) {
    static final FuelAccount NONE = new FuelAccount(0, 0, 0);
}
