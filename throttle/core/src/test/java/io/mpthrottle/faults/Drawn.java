// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.agrona.concurrent.AgentTerminationException;

/** What the faults leave to chance. */
final class Drawn {
    private static final int FASTEST_PER_SECOND = 50_000;

    private Drawn() {}

    /** Any settings under which fuel comes within milliseconds. */
    static Throttle.Builder settings(Random random) {
        Refill refill = of(random, Refill.values());
        boolean coarse = refill == Refill.BUSY_SPIN && random.nextBoolean();
        long maxN = 1L + random.nextInt(200);
        long perSecond = 1_000L + random.nextInt(FASTEST_PER_SECOND);
        Throttle.Builder builder = Throttle.builder()
                .name("fault")
                .hardcap(of(random, Hardcap.values()))
                .limit(maxN, Duration.ofNanos(maxN * 1_000_000_000 / perSecond))
                .refill(refill)
                .timestamps(coarse ? Timestamps.COARSE : Timestamps.PRECISE)
                .threading(random.nextBoolean() ? Threading.DEDICATED : Threading.SHARED)
                .emissionCapacity(64 << random.nextInt(10))
                .refreshRate(Duration.ofMillis(1 + random.nextInt(20)))
                .autoCalibrate(false);
        return lines(random, builder);
    }

    /** One line until workers disturb each other, or a number that stays. */
    static Throttle.Builder lines(Random random, Throttle.Builder builder) {
        int lines = of(random, 0, 1, 2, 4, 8);
        return lines == 0 ? builder : builder.lines(lines);
    }

    /** Whatever may come out of foreign code. */
    static Throwable throwable(Random random) {
        return of(
                random,
                new IllegalArgumentException("a fault"),
                new AssertionError("a fault, not an exception"),
                new IOException("a checked fault that crept in"),
                new OutOfMemoryError("as if"),
                new StackOverflowError("as if"),
                new NoClassDefFoundError("as if"),
                new AgentTerminationException("what Agrona takes for an orderly end"),
                new InterruptedException("what looks like an interrupt"));
    }

    @SafeVarargs
    static <T> T of(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
