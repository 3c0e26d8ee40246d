// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.concurrency.Effort;
import io.mpthrottle.concurrency.ModelChecked;
import io.mpthrottle.concurrency.Scene;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * Where a throttle stands, for those who ask while it is started and stopped under the throttle's lock, and fails whenever it
 * likes: each answer is true of one instant, and a failure comes with the time at which it happened.
 */
@Param(name = "run", gen = IntGen.class, conf = "1:4")
@Param(name = "atNs", gen = IntGen.class, conf = "5:9")
public class LifecycleLincheckTest {
    private static final long NEVER = -1;

    private static final Scene ASKED_WHILE_IT_FAILS =
            new Scene(LifecycleLincheckTest.class).one("fail", 5).other("failedAtNs");

    private static final Scene ASKED_WHILE_IT_STARTS_AGAIN = new Scene(LifecycleLincheckTest.class)
            .before("startOrStop")
            .before("startOrStop")
            .one("startOrStop")
            .other("awaitedRun");

    private final Throwable cause = new IllegalStateException("a failure");

    private final Lifecycle lifecycle = new Lifecycle("tested", true);

    /** As start() and stop() do, each in its turn; whether it runs then. */
    @Operation(nonParallelGroup = "lock")
    public boolean startOrStop() {
        if (lifecycle.inRun()) {
            lifecycle.end();
        } else if (!lifecycle.isClosed()) {
            lifecycle.begin();
        }
        return lifecycle.inRun();
    }

    /** close() ends a run before, which others may see. */
    @Operation(nonParallelGroup = "lock", runOnce = true)
    public boolean closeIfStopped() {
        if (lifecycle.inRun()) {
            return false;
        }
        lifecycle.close();
        return true;
    }

    @Operation
    public boolean fail(@Param(name = "atNs") final int atNs) {
        return lifecycle.fail(cause, atNs);
    }

    @Operation
    public long failedAtNs() {
        return lifecycle.hasFailed() ? lifecycle.failedAtNs() : NEVER;
    }

    @Operation
    public boolean isRunning() {
        return lifecycle.isRunning();
    }

    @Operation
    public int awaitedRun() {
        return lifecycle.awaitedRun();
    }

    @Operation
    public boolean isAwaited(@Param(name = "run") final int run) {
        return lifecycle.isAwaited(run);
    }

    @ModelChecked
    void everyAnswerIsOfOneInstantInEverySchedule() {
        Effort.modelChecking()
                .addCustomScenario(ASKED_WHILE_IT_FAILS.scenario())
                .addCustomScenario(ASKED_WHILE_IT_STARTS_AGAIN.scenario())
                .sequentialSpecification(Specified.class)
                .check(LifecycleLincheckTest.class);
    }

    @Test
    void everyAnswerIsOfOneInstantUnderStress() {
        Effort.stress().sequentialSpecification(Specified.class).check(LifecycleLincheckTest.class);
    }

    /** The same for one thread, in other words. */
    public static final class Specified {
        private int runs;
        private boolean isInRun;
        private boolean isClosed;
        private long failedAtNs;

        public boolean startOrStop() {
            if (!isClosed) {
                isInRun = !isInRun;
                runs += isInRun ? 1 : 0;
            }
            return isInRun;
        }

        public boolean closeIfStopped() {
            isClosed = !isInRun;
            return isClosed;
        }

        public boolean fail(final int atNs) {
            if (failedAtNs > 0) {
                return false;
            }
            failedAtNs = atNs;
            return true;
        }

        public long failedAtNs() {
            return failedAtNs > 0 ? failedAtNs : NEVER;
        }

        public boolean isRunning() {
            return isInRun && failedAtNs == 0;
        }

        /** The phases of the runs are odd. */
        public int awaitedRun() {
            if (runs == 0 && !isClosed) {
                return 1;
            }
            return isInRun ? 2 * runs - 1 : -2;
        }

        public boolean isAwaited(final int run) {
            if (isClosed) {
                return false;
            }
            return runs == 0 || run == (isInRun ? 2 * runs - 1 : 2 * runs);
        }
    }
}
