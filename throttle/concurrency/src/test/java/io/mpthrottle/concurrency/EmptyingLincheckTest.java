// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.tank.Tank;
import io.mpthrottle.tank.Unit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A tank that is emptied while workers still take: each unit goes one way or the other. The count of grants is never more than
 * workers took, and misses one at most, the one that is just being taken back; afterwards it is exact.
 */
public class EmptyingLincheckTest {
    private static final int UNITS = 3;
    private static final int NOTHING = 0;

    private final Tank tank = new Tank(UNITS);

    /** Before each take, taken back if there was nothing; and after each that found something. */
    private final AtomicLong mostTaken = new AtomicLong();

    private final AtomicLong leastTaken = new AtomicLong();

    public EmptyingLincheckTest() {
        for (int number = 1; number <= UNITS; number++) {
            tank.place(new NumberedUnit(number));
        }
        tank.show(UNITS);
    }

    @Operation
    public long take() {
        mostTaken.incrementAndGet();
        final Unit unit = tank.take();
        if (unit == null) {
            mostTaken.decrementAndGet();
            return NOTHING;
        }
        leastTaken.incrementAndGet();
        return NumberedUnit.of(unit);
    }

    @Operation(nonParallelGroup = "stop")
    public long reclaim() {
        return NumberedUnit.of(tank.reclaim());
    }

    @Operation
    public boolean countsNoGrantThatWasNone() {
        final long least = leastTaken.get() - 1;
        final long granted = tank.granted();
        return least <= granted && granted <= mostTaken.get();
    }

    /** When nobody is at it any more. */
    @Validate
    public void countsEveryGrant() {
        if (tank.granted() != leastTaken.get()) {
            throw new IllegalStateException("counted " + tank.granted() + " of " + leastTaken.get());
        }
    }

    @ModelChecked
    void goesOneWayOrTheOtherInEverySchedule() {
        Effort.modelChecking()
                .sequentialSpecification(Specified.class)
                .checkObstructionFreedom(true)
                .actorsBefore(0)
                .check(EmptyingLincheckTest.class);
    }

    @Test
    void goesOneWayOrTheOtherUnderStress() {
        Effort.stress().sequentialSpecification(Specified.class).actorsBefore(0).check(EmptyingLincheckTest.class);
    }

    /** The same for one thread. */
    public static final class Specified {
        private final Queue<Integer> units = new ArrayDeque<>(List.of(1, 2, 3));

        public long take() {
            return units.isEmpty() ? NOTHING : units.remove();
        }

        public long reclaim() {
            return take();
        }

        public boolean countsNoGrantThatWasNone() {
            return true;
        }
    }
}
