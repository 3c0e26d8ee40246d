// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.lines.LineCount;
import io.mpthrottle.tank.Tank;
import io.mpthrottle.tank.Unit;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * A tank of two lines is a number of units: each is taken once, and whoever finds none, by a look or by a take, is right at
 * some moment in between. That is more than "each line was empty when I came to it": a unit may come into a line that was
 * looked at while another leaves the one that was not.
 *
 * <p>Two threads in a row have the two lines as their homes.
 */
public class LinesLincheckTest {
    /** The placing of units changes to the next line after so many. */
    private static final int IN_A_ROW = 16;

    private static final int SLOTS = 2 * IN_A_ROW;

    /** The unit is in the one line, and the next comes into the other. */
    private static final Scene ONE_COMES_WHERE_A_LOOK_HAS_BEEN = new Scene(LinesLincheckTest.class)
            .before("place")
            .one("place")
            .other("take")
            .third("take")
            .after("ask");

    private static final Scene ONE_COMES_WHILE_ANOTHER_FINDS_NOTHING = new Scene(LinesLincheckTest.class)
            .before("place")
            .before("take")
            .one("place")
            .one("ask")
            .other("take")
            .other("ask");

    private final Tank tank = new Tank(SLOTS, new LineCount(2, true));

    /** The first line has had a row of units, and the second has had all but one. All of them are gone. */
    public LinesLincheckTest() {
        for (int i = 1; i < 2 * IN_A_ROW; i++) {
            tank.place(Unit.SHARED);
        }
        tank.show(2 * IN_A_ROW - 1);
        while (tank.take() != null) {
            // The next unit goes into the second line, and those after it into the first.
        }
    }

    @Operation(nonParallelGroup = "refill")
    public boolean place() {
        final boolean isPlaced = tank.place(Unit.SHARED);
        tank.show(isPlaced ? 1 : 0);
        return isPlaced;
    }

    @Operation(nonParallelGroup = "refill")
    public long level() {
        return tank.level();
    }

    @Operation
    public boolean take() {
        return tank.take() != null;
    }

    /** As a worker does: a tank that looks empty has nothing; one that does not may be empty all the same. */
    @Operation
    public boolean ask() {
        return !tank.isEmpty() && tank.take() != null;
    }

    private static ModelCheckingOptions modelChecking() {
        return Effort.modelChecking().sequentialSpecification(Specified.class).checkObstructionFreedom(true);
    }

    @ModelChecked
    void isANumberInEverySchedule() {
        modelChecking()
                .addCustomScenario(ONE_COMES_WHILE_ANOTHER_FINDS_NOTHING.scenario())
                .check(LinesLincheckTest.class);
    }

    @ModelChecked
    void isANumberForThreeInEverySchedule() {
        modelChecking()
                .addCustomScenario(ONE_COMES_WHERE_A_LOOK_HAS_BEEN.scenario())
                .iterations(2)
                .threads(3)
                .invocationsPerIteration(1000)
                .check(LinesLincheckTest.class);
    }

    @Test
    void isANumberUnderStress() {
        Effort.stress().threads(3).sequentialSpecification(Specified.class).check(LinesLincheckTest.class);
    }

    /** The same for one thread. */
    public static final class Specified {
        private long units;

        public boolean place() {
            units++;
            return true;
        }

        public long level() {
            return units;
        }

        public boolean take() {
            final boolean isThere = units > 0;
            units -= isThere ? 1 : 0;
            return isThere;
        }

        public boolean ask() {
            return take();
        }
    }
}
