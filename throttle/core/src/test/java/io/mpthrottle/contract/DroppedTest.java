// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.ThrottleWarning;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A running throttle that nobody refers to any more is noticed, stopped, and told to the error handler. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DroppedTest {
    private static final int COLLECTIONS = 5;

    private final RecordingThreads agents = new RecordingThreads();
    private final List<Throwable> told = new CopyOnWriteArrayList<>();

    private Throttle started(Threading threading) {
        Throttle throttle = Throttle.builder()
                .name("forgotten")
                .limit(1_000, SECOND)
                .threading(threading)
                .threadFactory(agents)
                .autoCalibrate(false)
                .errorHandler(told::add)
                .build();
        throttle.start();
        return throttle;
    }

    @ParameterizedTest
    @EnumSource(value = Threading.class, mode = Mode.EXCLUDE, names = "INVOKER")
    void itsThreadsEndAndTheErrorHandlerIsTold(Threading threading) {
        assertThat(started(threading).isRunning()).isTrue();

        Eventually.holds("the error handler was told", this::isToldAfterACollection);
        agents.awaitEnd();

        assertThat(told)
                .singleElement()
                .isInstanceOf(ThrottleWarning.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("forgotten", "close()");
    }

    private boolean isToldAfterACollection() {
        System.gc();
        return !told.isEmpty();
    }

    /** A duty cycle of the user's refers to the agent alone. */
    @Test
    void anAgentThatIsInvokedForNobodyIsStopped() throws Exception {
        Agent agent = started(Threading.INVOKER).agent();

        Eventually.holds("the error handler was told", this::isToldAfterACollection);

        assertThat(told).singleElement().isInstanceOf(ThrottleWarning.class);
        assertThat(agent.doWork()).isZero();
    }

    @Test
    void aThreadThatWaitsForFuelStillRefersToIt() throws Exception {
        AtomicReference<Throttle> handedOver = new AtomicReference<>(started(Threading.DEDICATED));
        WeakReference<Throttle> watched = new WeakReference<>(handedOver.get());
        Workers<Boolean> waiting = Workers.start(1, () -> waitAndStop(handedOver.getAndSet(null)));
        Eventually.holds("handed over", () -> handedOver.get() == null);

        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }

        assertThat(told).isEmpty();
        assertThat(watched.get()).isNotNull();
        agents.threads().get(0).interrupt();
        assertThat(waiting.failures()).singleElement().isInstanceOf(IllegalStateException.class);
    }

    /** Takes what comes until the throttle fails. */
    private static boolean waitAndStop(Throttle throttle) throws InterruptedException {
        while (throttle.awaitFuel()) {
            Thread.onSpinWait();
        }
        return false;
    }

    @ParameterizedTest
    @EnumSource(Threading.class)
    void oneThatWasStoppedOrClosedIsNoneOfThem(Threading threading) {
        WeakReference<Throttle> stopped = stopped(threading);
        WeakReference<Throttle> closed = closed(threading);

        Eventually.holds("collected", () -> {
            System.gc();
            return stopped.get() == null && closed.get() == null;
        });

        agents.awaitEnd();
        assertThat(told).isEmpty();
    }

    private WeakReference<Throttle> stopped(Threading threading) {
        Throttle throttle = started(threading);
        assertThat(throttle.stop().total()).isZero();
        return new WeakReference<>(throttle);
    }

    private WeakReference<Throttle> closed(Threading threading) {
        try (Throttle throttle = started(threading)) {
            return new WeakReference<>(throttle);
        }
    }
}
