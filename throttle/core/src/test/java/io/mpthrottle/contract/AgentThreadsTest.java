// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which threads there are, how they are named, and what a thread factory may do. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AgentThreadsTest {
    @ParameterizedTest
    @CsvSource({
        "DEDICATED, true, true, 2",
        "DEDICATED, true, false, 1",
        "DEDICATED, false, true, 1",
        "SHARED, true, true, 1",
        "SHARED, true, false, 1",
        "SHARED, false, true, 1",
        "INVOKER, true, true, 0"
    })
    void thereAreAsManyDaemonThreadsAsTheThreadingSaysAndNoneAfterStop(
            Threading threading, boolean asThrottle, boolean asMonitor, int expected) {
        String name = "named-" + System.nanoTime();
        try (Throttle throttle = Throttle.builder()
                .name(name)
                .limit(100, SECOND)
                .asThrottle(asThrottle)
                .asMonitor(asMonitor)
                .threading(threading)
                .autoCalibrate(false)
                .build()) {
            assertThat(named(name)).as("before start").isEmpty();
            for (int run = 0; run < 3; run++) {
                throttle.start();
                assertThat(named(name)).hasSize(expected).allMatch(Thread::isDaemon);
                throttle.stop();
                Eventually.holds("no thread left", () -> named(name).isEmpty());
            }
        }
    }

    private static List<Thread> named(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(name))
                .toList();
    }

    @Test
    void theNameIsInTheMessages() {
        Throttle throttle = Throttle.builder()
                .name("venue-7")
                .limit(4, SECOND)
                .threading(Threading.INVOKER)
                .build();
        throttle.start();

        assertThatThrownBy(throttle::start).hasMessageContaining("venue-7");
        throttle.close();
        assertThatThrownBy(throttle::start).hasMessageContaining("venue-7");
    }

    @ParameterizedTest
    @CsvSource({"DEDICATED, 0", "DEDICATED, 1", "SHARED, 0"})
    void aFactoryThatThrowsFailsTheStartAndLeavesNothingBehind(Threading threading, int failingThread)
            throws Exception {
        RecordingThreads threads = new RecordingThreads();
        RuntimeException refusal = new RuntimeException("no thread for you");
        ThreadFactory factory = agent -> {
            if (threads.threads().size() == failingThread) {
                throw refusal;
            }
            return threads.newThread(agent);
        };
        Throttle throttle = Throttle.builder()
                .limit(100, SECOND)
                .threading(threading)
                .threadFactory(factory)
                .autoCalibrate(false)
                .build();
        Workers<Boolean> waiter = Workers.start(1, throttle::awaitFuel).parked();

        assertThatThrownBy(throttle::start)
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isSameAs(refusal),
                        thrown -> assertThat(thrown).hasRootCause(refusal));

        assertThat(throttle.isRunning()).isFalse();
        threads.awaitEnd();
        assertThat(throttle.stop().total()).isZero();
        throttle.close();
        assertComesHomeWithoutFuel(waiter);
    }

    private static void assertComesHomeWithoutFuel(Workers<Boolean> waiter) throws Exception {
        try {
            assertThat(waiter.results()).containsOnly(false);
        } catch (ExecutionException failure) {
            assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"DEDICATED", "SHARED"})
    void agentsMakeTheirThreadsThroughTheFactoryAtEachStart(Threading threading) {
        RecordingThreads threads = new RecordingThreads();
        try (Throttle throttle = Throttle.builder()
                .limit(100, SECOND)
                .threading(threading)
                .threadFactory(threads)
                .autoCalibrate(false)
                .build()) {
            throttle.start();
            int first = threads.threads().size();
            throttle.stop();
            throttle.start();
            throttle.stop();

            assertThat(first).isEqualTo(threading == Threading.DEDICATED ? 2 : 1);
            assertThat(threads.threads()).hasSizeGreaterThanOrEqualTo(first);
        }
        threads.awaitEnd();
    }

    @ParameterizedTest
    @CsvSource({"DEDICATED", "SHARED"})
    void aFactoryMustNotStartTheThread(Threading threading) {
        RecordingThreads threads = new RecordingThreads();
        try (Throttle throttle = Throttle.builder()
                .limit(100, SECOND)
                .threading(threading)
                .threadFactory(agent -> {
                    Thread thread = threads.newThread(agent);
                    thread.start();
                    return thread;
                })
                .autoCalibrate(false)
                .build()) {
            assertThatThrownBy(throttle::start)
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("threadFactory must make threads that are not started, but started throttle-"
                            + (threading == Threading.SHARED ? "agents" : "refill"));
            assertThat(throttle.isRunning()).isFalse();
            threads.awaitEnd();
            assertThat(throttle.hasFuel()).isFalse();
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aVirtualThreadIsRefused() throws Exception {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        ThreadFactory virtual = (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
        try (Throttle throttle = Throttle.builder()
                .limit(100, SECOND)
                .threadFactory(virtual)
                .autoCalibrate(false)
                .build()) {
            assertThatThrownBy(throttle::start)
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("threadFactory must make platform threads, but made a virtual one for throttle-refill: "
                            + "an agent that spins or parks would hold up other virtual threads");
            assertThat(throttle.isRunning()).isFalse();
        }
    }

    @Test
    void theInvokedAgentWorksOnWhateverThreadInvokesIt() throws Exception {
        Timeline timeline = Timeline.started(Hardcap.LIMIT, 4, SECOND);
        Agent agent = timeline.throttle().agent();

        assertThat(Workers.start(1, agent::doWork).results()).hasSize(1);

        assertThat(timeline.drain()).isOne();
        assertThat(agent.roleName()).isNotBlank();
    }
}
