// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

/** Fuel that is there at once or has to be waited for, by a script, and ends after so many units. */
final class ScriptedFuel implements Fuel {
    private final boolean[] atOnce;
    private final long units;
    private final Runnable onWait;
    private int asked;
    long taken;

    ScriptedFuel(long units, Runnable onWait, boolean... atOnce) {
        this.units = units;
        this.onWait = onWait;
        this.atOnce = atOnce.clone();
    }

    @Override
    public boolean hasFuel() {
        boolean there = atOnce.length > 0 && atOnce[asked++ % atOnce.length];
        return there && take();
    }

    @Override
    public boolean awaitFuel() {
        onWait.run();
        return take();
    }

    private boolean take() {
        if (taken == units) {
            return false;
        }
        taken++;
        return true;
    }
}
