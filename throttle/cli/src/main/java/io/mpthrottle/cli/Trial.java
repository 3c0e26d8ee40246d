// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Throttle;
import io.mpthrottle.text.TimeSpan;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of synthetic workers, until its files are complete. */
final class Trial {
    private final TimeSpan time;
    private final Histograms histograms;
    private final Workers workers;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Stopwatch stopwatch = new Stopwatch();

    Trial(Throttle throttle, int workers, boolean limited, TimeSpan time, Histograms histograms) {
        this.time = time;
        this.histograms = histograms;
        this.workers = new Workers(workers, throttle, limited, this::end);
    }

    void run() throws Failure, InterruptedException {
        histograms.start();
        stopwatch = new Stopwatch();
        workers.start();
        boolean unused = over.await(time.nanos(), TimeUnit.NANOSECONDS);
        workers.stop();
        Throwable failure = workers.failure();
        if (failure != null) {
            throw Failure.ofThrottle(failure);
        }
        histograms.finish();
    }

    /** Ends the run early. */
    void end() {
        over.countDown();
    }

    Progress progress() {
        Duration elapsed = stopwatch.elapsed();
        return Progress.of(elapsed, elapsed.toNanos(), time.nanos());
    }
}
