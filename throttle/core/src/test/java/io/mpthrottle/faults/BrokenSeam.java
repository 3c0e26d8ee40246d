// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import io.mpthrottle.contract.RecordingThreads;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an agent is made of throws, at any of its seams and sooner or later, as a bug of ours would. */
final class BrokenSeam implements Fault {
    private static final int LATEST_CALL = 20;
    private static final int WORKERS = 2;

    @Override
    public int inflict(Random random) throws Exception {
        Seam seam = Drawn.of(random, Seam.values());
        Throwable cause = Drawn.throwable(random);
        RecordingThreads agents = new RecordingThreads();
        List<Throwable> told = new CopyOnWriteArrayList<>();
        Throttle.Builder settings = Drawn.settings(random).threadFactory(agents).errorHandler(told::add);
        if (seam.needsReturns()) {
            settings.hardcap(Hardcap.WINDOW);
        }
        try (Throttle throttle = settings.build()) {
            seam.breakIn(throttle, new Countdown(random.nextInt(LATEST_CALL), cause));
            Throwable refusal = catchThrowable(throttle::start);
            if (refusal == null) {
                new Aftermath(throttle, told, cause).check(Work.waiting(WORKERS, throttle));
            } else {
                assertThat(refusal).as("what start() throws").isSameAs(cause);
                Work.assertStartsAfterAll(throttle);
            }
        } catch (AssertionError e) {
            throw new AssertionError("when " + seam + " with " + cause, e);
        }
        agents.awaitEnd();
        return 1;
    }
}
