// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Inflicts faults of every {@link Kind}: {@code -Dfaults=10000} so many, {@code -Dfaults.seed=1} those of a seed. What
 * threads do in between is the scheduler's, so a seed gives the same faults and not the same interleaving.
 */
class FaultsTest {
    private static final int FAULTS = Integer.getInteger("faults", 250);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() & 0xFFFF_FFFFL);
    private static final Duration HANGING = Duration.ofSeconds(60);

    /** What an error handler throws is logged, by the thousand here; held, or the setting would be collected. */
    private static final Logger LOGGER = Logger.getLogger(Throttle.class.getName());

    @BeforeAll
    static void quiet() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void loudAgain() {
        LOGGER.setLevel(null);
    }

    @TestFactory
    Stream<DynamicTest> everythingHoldsThough() {
        return Arrays.stream(Kind.values())
                .map(kind -> DynamicTest.dynamicTest(kind.words(), () -> inflict(kind, kind.of(FAULTS))));
    }

    private static void inflict(Kind kind, int faults) throws Exception {
        Random seeds = new Random(SEED ^ kind.words().hashCode());
        long beganNs = System.nanoTime();
        int inflicted = 0;
        while (inflicted < faults) {
            long seed = seeds.nextLong();
            int more = new Trial(kind, seed).within(HANGING);
            assertThat(more).as("faults inflicted").isPositive();
            inflicted += more;
        }
        System.out.printf(
                "[faults] %-36s %,7d of %,7d held, %5.1f s%n",
                kind.words(), inflicted, faults, (System.nanoTime() - beganNs) / 1e9);
    }
}
