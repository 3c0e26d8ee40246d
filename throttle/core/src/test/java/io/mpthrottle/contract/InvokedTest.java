// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** INVOKER: the agent runs in a duty cycle of its owner's, Agrona's ways of doing so among them. */
@Timeout(60)
class InvokedTest {
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void throughAnAgentInvoker(Hardcap hardcap) {
        ManualClock clock = new ManualClock(0);
        Throttle throttle = builder(hardcap).clock(clock).build();
        throttle.start();
        AgentInvoker invoker = new AgentInvoker(errors::add, null, throttle.agent());
        invoker.start();
        long taken = 0;
        for (int i = 0; i < 100; i++) {
            clock.advance(2_000_000);
            assertThat(invoker.invoke()).isNotNegative();
            while (throttle.hasFuel()) {
                taken++;
            }
            assertThat(invoker.invoke()).isNotNegative();
        }
        assertThat(invoker.isRunning()).isTrue();

        assertThat(throttle.stop().total()).isEqualTo(taken).isGreaterThan(90);
        invoker.close();
        throttle.close();
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void throughAnAgentRunnerOfItsOwn(Hardcap hardcap) throws Exception {
        Throttle throttle = builder(hardcap).build();
        long taken = 0;
        for (int run = 0; run < 3; run++) {
            throttle.start();
            AgentRunner runner = new AgentRunner(YieldingIdleStrategy.INSTANCE, errors::add, null, throttle.agent());
            Thread thread = AgentRunner.startOnThread(runner);
            Workers<Integer> worker = Workers.start(1, () -> {
                int fuel = 0;
                while (fuel < 50) {
                    assertThat(throttle.awaitFuel()).isTrue();
                    fuel++;
                }
                return fuel;
            });
            taken += worker.results().get(0);
            runner.close();
            assertThat(thread.isAlive()).isFalse();

            assertThat(throttle.stop().total()).as("run %d", run).isEqualTo(taken);
        }
        throttle.close();
        assertThat(errors).isEmpty();
    }

    private Throttle.Builder builder(Hardcap hardcap) {
        return Throttle.builder()
                .hardcap(hardcap)
                .limit(10, Duration.ofMillis(10))
                .threading(Threading.INVOKER)
                .autoCalibrate(false)
                .errorHandler(errors::add);
    }
}
