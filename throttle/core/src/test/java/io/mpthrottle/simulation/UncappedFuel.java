// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/** NONE: while it runs nothing is discarded. */
final class UncappedFuel extends ScheduledFuel {
    UncappedFuel(DueUnits due) {
        super(due, false, GrantBound.none());
    }

    @Override
    void begun(long startNs) {}

    @Override
    void judge(long nowNs, long newly, long kept) {
        Breach.unlessEqual("kept by NONE", kept, newly);
    }
}
