// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each contender does what its row says. A refusal that is really a grant, or the reverse, would measure nothing. */
class ContenderTest {
    @ParameterizedTest
    @EnumSource
    void refusesWhenItsFuelIsOut(final Contender contender) {
        final BooleanSupplier empty = contender.openEmpty();
        for (int i = 0; i < 1_000; i++) {
            assertThat(empty.getAsBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void grantsEachCallOfEachInvocation(final Contender contender) {
        try (Fueled full = contender.openFull()) {
            for (int invocation = 0; invocation < 20; invocation++) {
                full.rendezvous().meet(() -> false);
                assertThat(full.take()).isEqualTo(Fueled.TAKES);
            }
            full.renew();
            full.rendezvous().meet(() -> false);
            assertThat(full.take()).isEqualTo(Fueled.TAKES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void grantsToEightThreadsThatMeet(final Contender contender) throws Exception {
        final int threads = 8;
        try (Fueled full = contender.openFull()) {
            full.rendezvous().begin(threads);
            final int[] granted = new int[threads];
            final Thread[] crowd = new Thread[threads];
            for (int i = 0; i < threads; i++) {
                final int mine = i;
                crowd[i] = new Thread(() -> {
                    full.rendezvous().meet(() -> false);
                    granted[mine] = full.take();
                });
            }
            for (final Thread thread : crowd) {
                thread.start();
            }
            for (final Thread thread : crowd) {
                thread.join();
            }
            assertThat(granted).containsOnly(Fueled.TAKES);
        }
    }
}
