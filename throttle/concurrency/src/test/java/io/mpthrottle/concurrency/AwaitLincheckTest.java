// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.concurrency.AwaitingWorker.Home;
import java.util.function.BiConsumer;
import org.jetbrains.lincheck.Lincheck;

/**
 * A worker that waits for fuel while the throttle is stopped, closed or fails, in every schedule of the whole throttle without a
 * monitor: he comes home, and is told what happened. Lincheck lets a park end by itself at any time, so a wake-up that is lost goes
 * unnoticed here; jcstress finds it. (No AssertJ in here: its assertions refuse equals(), which Lincheck asks of all objects.)
 */
class AwaitLincheckTest {
    @ModelChecked
    void aFailureIsWhatHeIsTold() {
        inEverySchedule((throttle, worker) -> {
            throttle.start();
            worker.waitForFuel();
            throttle.breakClock();
            throttle.step();
            worker.mustComeHome(Home.TOLD_OF_THE_FAILURE);
        });
    }

    @ModelChecked
    void aRestartDoesNotHideThatHisRunIsOver() {
        inEverySchedule((throttle, worker) -> {
            throttle.start();
            worker.waitForFuel();
            throttle.stop();
            throttle.start();
            throttle.stop();
            worker.mustComeHome(Home.WITHOUT_FUEL);
        });
    }

    @ModelChecked
    void stopAndHeAgreeOnWhoGotTheLastUnit() {
        inEverySchedule((throttle, worker) -> {
            throttle.start();
            throttle.step();
            worker.waitForFuel();
            final long granted = throttle.stop();
            worker.mustComeHome(granted == 1 ? Home.WITH_FUEL : Home.WITHOUT_FUEL);
            throttle.mustHaveDiscarded(1 - granted);
        });
    }

    private static void inEverySchedule(final BiConsumer<SteppedThrottle, AwaitingWorker> story) {
        Lincheck.runConcurrentTest(Effort.schedules(), () -> {
            final SteppedThrottle throttle = new SteppedThrottle();
            story.accept(throttle, new AwaitingWorker(throttle));
        });
    }
}
