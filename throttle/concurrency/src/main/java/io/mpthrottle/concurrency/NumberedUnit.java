// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.tank.Unit;
import org.jspecify.annotations.Nullable;

/** A unit that can be told from others. */
final class NumberedUnit extends Unit {
    private final int number;

    NumberedUnit(final int number) {
        this.number = number;
    }

    /** The number of a unit that was taken, or 0 where none was. */
    static int of(final @Nullable Unit taken) {
        return taken == null ? 0 : ((NumberedUnit) taken).number;
    }
}
