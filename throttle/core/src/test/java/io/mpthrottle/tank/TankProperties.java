// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.lines.LineCount;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A tank of lines is a number of units, whoever takes and wherever they are. */
class TankProperties {
    /** Somewhere among the steps. */
    private static final int LATE = 15;

    /** Positive steps place so many, negative ones take some as one of the threads, and 0 empties the tank. */
    @Property
    void isANumberOfUnitsWhoeverTakes(
            @ForAll @IntRange(min = 1, max = 3) final int bits,
            @ForAll final boolean atOnce,
            @ForAll @IntRange(min = 1, max = 600) final int units,
            @ForAll @Size(max = 40) final List<@IntRange(min = -200, max = 200) Integer> steps) {
        final CountedTank tank = new CountedTank(units, new LineCount(1 << bits, atOnce));
        for (int number = 0; number < steps.size(); number++) {
            if (number == LATE) {
                tank.makeLines();
            }
            final int step = steps.get(number);
            if (step > 0) {
                tank.place(step, step % 4 != 0);
            } else if (step < 0) {
                tank.take(-step % Tenants.COUNT, 1 - step / Tenants.COUNT);
            } else {
                tank.reclaim();
            }
            tank.check();
        }
        tank.take(0, Integer.MAX_VALUE);
        tank.check();
    }

    /** The units that wait elsewhere are still there, though nobody comes for them. */
    @Example
    void comesToStandInTheHomeOfTheOneThatIsLeft() {
        for (int tenant = 0; tenant < Tenants.COUNT; tenant++) {
            final Tank tank = new Tank(1_024, new LineCount(Tenants.COUNT, true));
            for (int i = 0; i < 800; i++) {
                assertThat(tank.place(Unit.SHARED)).isTrue();
            }
            tank.show(800);
            Tenants.run(tenant, () -> liveAlone(tank));
        }
    }

    private static void liveAlone(final Tank tank) {
        final Lines lines = tank.lines();
        final Line home = lines.home();
        final int turns = 1 << 15;
        for (int turn = 0; turn < turns; turn++) {
            placeAndTake(tank, 40);
        }
        final long elsewhere = tank.level() - home.waiting();
        for (int i = 0; i < 100; i++) {
            assertThat(tank.place(Unit.SHARED)).isTrue();
        }
        tank.show(100);
        assertThat(tank.level() - home.waiting()).isEqualTo(elsewhere);
        long taken = 0;
        while (tank.take() != null) {
            taken++;
        }
        assertThat(taken).isEqualTo(900);
        assertThat(tank.granted()).isEqualTo(900 + turns * 40L);
    }

    private static void placeAndTake(final Tank tank, final int units) {
        for (int i = 0; i < units; i++) {
            assertThat(tank.place(Unit.SHARED)).isTrue();
        }
        tank.show(units);
        for (int i = 0; i < units; i++) {
            assertThat(tank.take()).isNotNull();
        }
    }
}
