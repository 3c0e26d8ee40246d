// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.tank.Tank;
import io.mpthrottle.tank.Unit;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * The tank between one refill agent and its workers is a queue: every unit that was placed is taken once and in order, and
 * whoever finds none is right. That needs care with one thing only. The relaxed offer may find no slot while a worker is still
 * leaving it, where a queue would have room; the agent keeps such a unit and tries again, and so does it here.
 */
@Param(name = "number", gen = IntGen.class, conf = "1:9")
public class TankLincheckTest {
    /** As small as it gets, so that the agent follows at the workers' heels. */
    private static final int SLOTS = 2;

    private static final int NOTHING = 0;

    private static final Scene LOOKED_AT_WHILE_ONE_COMES_AND_ONE_GOES = new Scene(TankLincheckTest.class)
            .before("place", 1)
            .one("place", 2)
            .one("take")
            .other("ask");

    private static final Scene BARRED_WHILE_ONE_COMES = new Scene(TankLincheckTest.class)
            .one("place", 1)
            .other("bar")
            .after("take")
            .after("take")
            .after("leadsToTheReason");

    private static final Scene PREPARED_WHILE_A_SLOT_IS_LEFT = new Scene(TankLincheckTest.class)
            .before("place", 1)
            .before("place", 2)
            .one("prepare")
            .other("take")
            .after("take")
            .after("place", 3)
            .after("take");

    private final Tank tank = new Tank(SLOTS);
    private volatile boolean isBarred;

    @Operation(nonParallelGroup = "refill", blocking = true)
    public boolean place(@Param(name = "number") final int number) {
        if (tank.level() == SLOTS) {
            return false;
        }
        final Unit unit = new NumberedUnit(number);
        while (!tank.place(unit)) {
            Thread.onSpinWait();
        }
        tank.show(1);
        return true;
    }

    @Operation(nonParallelGroup = "refill")
    public void prepare() {
        tank.prepare();
    }

    @Operation(nonParallelGroup = "refill")
    public long level() {
        return tank.level();
    }

    @Operation
    public long take() {
        return NumberedUnit.of(tank.take());
    }

    /** As a worker does: a tank that looks empty has nothing; one that does not may be empty all the same. */
    @Operation
    public long ask() {
        return tank.isEmpty() ? NOTHING : take();
    }

    @Operation
    public void bar() {
        tank.bar();
        isBarred = true;
    }

    @Operation
    public boolean leadsToTheReason() {
        return !isBarred || !tank.isEmpty();
    }

    @ModelChecked
    void isAQueueInEverySchedule() {
        Effort.modelChecking()
                .addCustomScenario(LOOKED_AT_WHILE_ONE_COMES_AND_ONE_GOES.scenario())
                .addCustomScenario(BARRED_WHILE_ONE_COMES.scenario())
                .addCustomScenario(PREPARED_WHILE_A_SLOT_IS_LEFT.scenario())
                .sequentialSpecification(Specified.class)
                .checkObstructionFreedom(true)
                .check(TankLincheckTest.class);
    }

    @Test
    void isAQueueUnderStress() {
        Effort.stress().sequentialSpecification(Specified.class).check(TankLincheckTest.class);
    }

    /** The same for one thread. */
    public static final class Specified {
        private final Queue<Integer> units = new ArrayDeque<>();

        public boolean place(final int number) {
            return units.size() < SLOTS && units.add(number);
        }

        public void prepare() {
            // Nobody can see it.
        }

        public long level() {
            return units.size();
        }

        public long take() {
            final Integer number = units.poll();
            return number == null ? NOTHING : number;
        }

        public long ask() {
            return take();
        }

        public void bar() {
            // Nobody is told who takes.
        }

        public boolean leadsToTheReason() {
            return true;
        }
    }
}
