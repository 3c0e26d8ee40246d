// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/** LIMIT and NONE: granted + held + discarded = fallen due, to the unit, after every step. */
abstract class ScheduledFuel extends Fuel {
    private final DueUnits due;
    private long fallenDue;

    ScheduledFuel(DueUnits due, boolean fitsQueue, GrantBound bound) {
        super(fitsQueue, bound);
        this.due = due;
    }

    @Override
    final void begin(long startNs, long nowHeld, long nowDiscarded) {
        due.begin(startNs);
        Breach.unlessEqual("held at the start", nowHeld, 0);
        Breach.unlessEqual("discarded at the start", nowDiscarded, discarded());
        becomes(nowHeld, nowDiscarded);
        begun(startNs);
    }

    @Override
    final void stepped(long nowNs, long nowHeld, long nowDiscarded) {
        long newly = fall(nowNs);
        Breach.unlessEqual("granted + held + discarded", granted() + nowHeld + nowDiscarded, fallenDue);
        judge(nowNs, newly, nowHeld - held());
        becomes(nowHeld, nowDiscarded);
    }

    @Override
    final void end(long endNs, long nowHeld, long nowDiscarded) {
        long unused = fall(endNs);
        Breach.unlessEqual("held after stop()", nowHeld, 0);
        Breach.unlessEqual("granted + discarded after stop()", granted() + nowDiscarded, fallenDue);
        becomes(nowHeld, nowDiscarded);
    }

    @Override
    final long nextNs(long nowNs) {
        return due.nextNs();
    }

    private long fall(long nowNs) {
        long before = fallenDue;
        fallenDue = due.until(nowNs);
        return fallenDue - before;
    }

    abstract void begun(long startNs);

    /** Of the units that newly fell due in this step, so many were kept. */
    abstract void judge(long nowNs, long newly, long kept);
}
