// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.concurrency.Effort;
import io.mpthrottle.concurrency.ModelChecked;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** What a worker is told that finds no fuel: the first cause, once failing has returned, until the throttle is closed. */
@Param(name = "cause", gen = IntGen.class, conf = "1:5")
public class FailureLincheckTest {
    private static final int NONE = 0;

    private final Lifecycle lifecycle = new Lifecycle("tested", true);

    @Operation
    public boolean fail(@Param(name = "cause") final int cause) {
        return lifecycle.fail(new Numbered(cause), 0);
    }

    @Operation
    public void close() {
        lifecycle.close();
    }

    @Operation
    public int checkFuel() {
        try {
            lifecycle.checkFuel();
            return NONE;
        } catch (final IllegalStateException e) {
            return ((Numbered) e.getCause()).number;
        }
    }

    @ModelChecked
    void tellsTheFirstCauseInEverySchedule() {
        Effort.modelChecking().sequentialSpecification(Specified.class).check(FailureLincheckTest.class);
    }

    @Test
    void tellsTheFirstCauseUnderStress() {
        Effort.stress().sequentialSpecification(Specified.class).check(FailureLincheckTest.class);
    }

    private static final class Numbered extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int number;

        Numbered(final int number) {
            super("cause " + number, null, false, false);
            this.number = number;
        }
    }

    /** The same for one thread. */
    public static final class Specified {
        private int first = NONE;
        private boolean isClosed;

        public boolean fail(final int cause) {
            if (first != NONE) {
                return false;
            }
            first = cause;
            return true;
        }

        public void close() {
            isClosed = true;
        }

        public int checkFuel() {
            return isClosed ? NONE : first;
        }
    }
}
