// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.lines.LineCount;

/** A tank beside what it should be: three numbers. */
final class CountedTank {
    private final Tank tank;
    private final int units;

    private long level;
    private long granted;

    /** Placed and not shown yet. */
    private long hidden;

    CountedTank(final int units, final LineCount count) {
        this.units = units;
        tank = new Tank(units, count);
    }

    void makeLines() {
        tank.makeLines();
    }

    /** Places so many, or as many as there is room for; the number of units that was asked for is there in any case. */
    void place(final int most, final boolean shows) {
        for (int i = 0; i < most; i++) {
            if (!tank.place(Unit.SHARED)) {
                assertThat(level).isGreaterThanOrEqualTo(units);
                break;
            }
            level++;
            hidden++;
        }
        if (shows) {
            tank.show(hidden);
            hidden = 0;
        }
    }

    /** Takes so many, or all. What is in any line is found. */
    void take(final int tenant, final int most) {
        final int taken = Tenants.call(tenant, () -> takenOf(most));
        assertThat(taken).isEqualTo((int) Math.min(most, level));
        level -= taken;
        granted += taken;
        if (taken < most) {
            // What is hidden is not there any more, but it will be shown.
            assertThat(tank.isEmpty()).isTrue();
        }
    }

    private int takenOf(final int most) {
        int taken = 0;
        while (taken < most && tank.take() != null) {
            taken++;
        }
        return taken;
    }

    void reclaim() {
        while (tank.reclaim() != null) {
            level--;
        }
        assertThat(level).isZero();
    }

    void check() {
        assertThat(tank.level()).isEqualTo(level);
        assertThat(tank.granted()).isEqualTo(granted);
        if (tank.isEmpty()) {
            assertThat(level).isLessThanOrEqualTo(hidden);
        }
    }
}
