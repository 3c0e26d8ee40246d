// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.policy.Cap;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parts take at most: 4 MiB for tank and way back, 4 MiB for the monitor, 10 MiB together, whenever the lines were made. */
class LinesMemoryTest {
    private static final NanoClock CLOCK = () -> 0;
    private static final int PARTS = 4;
    private static final double MOST_MEBIBYTES_OF_FUEL = 4;
    private static final double MOST_MEBIBYTES_OF_A_MONITOR = 4;
    private static final double MOST_MEBIBYTES = 10;

    /** Of the parts, what fuel is in; the policy's own memory is the same whatever the lines. */
    private record Fuel(Tank tank, @Nullable Feedback feedback) {
        private Fuel(Parts parts) {
            this(parts.tank, parts.feedback);
        }
    }

    private enum Hardcap {
        LIMIT(Cap::limit),
        NONE(Cap::none),
        WINDOW(Cap::window);

        @SuppressWarnings("ImmutableEnumChecker") // a method reference
        private final Cap.Kind kind;

        Hardcap(Cap.Kind kind) {
            this.kind = kind;
        }
    }

    /** With 0 the number is not set, and the lines are made afterwards, as the agents do when workers disturb each other. */
    @ParameterizedTest
    @CsvSource({"LIMIT, 64", "LIMIT, 4", "LIMIT, 0", "NONE, 64", "WINDOW, 64", "WINDOW, 4", "WINDOW, 0"})
    void tankAndWayBack(Hardcap hardcap, int lines) {
        double mebibytes = mebibytesEach("fuel", hardcap, lines, draft -> draft.asMonitor(false), Fuel::new);

        assertThat(mebibytes).isBetween(0.5, MOST_MEBIBYTES_OF_FUEL);
    }

    @ParameterizedTest
    @CsvSource({"LIMIT, 64", "LIMIT, 4", "LIMIT, 0"})
    void monitor(Hardcap hardcap, int lines) {
        double mebibytes = mebibytesEach("monitor", hardcap, lines, draft -> draft.asThrottle(false), parts -> parts);

        assertThat(mebibytes).isBetween(0.5, MOST_MEBIBYTES_OF_A_MONITOR);
    }

    @ParameterizedTest
    @CsvSource({"LIMIT, 64", "LIMIT, 4", "LIMIT, 0", "NONE, 64", "WINDOW, 64", "WINDOW, 4", "WINDOW, 0"})
    void both(Hardcap hardcap, int lines) {
        double mebibytes = mebibytesEach("both", hardcap, lines, draft -> draft.asThrottle(true), parts -> parts);

        assertThat(mebibytes).isBetween(1.0, MOST_MEBIBYTES);
    }

    private static double mebibytesEach(
            String what, Hardcap hardcap, int lines, Consumer<Draft> settings, Function<Parts, Object> keep) {
        List<Object> kept = new ArrayList<>();
        kept.add(keep.apply(parts(hardcap, lines, settings)));
        long before = usedBytes();
        for (int i = 0; i < PARTS; i++) {
            kept.add(keep.apply(parts(hardcap, lines, settings)));
        }
        double mebibytes = (usedBytes() - before) / (double) (1 << 20) / PARTS;
        System.out.printf("[memory] %s, %s with lines %d: %.2f MiB%n", what, hardcap, lines, mebibytes);
        assertThat(kept).hasSize(PARTS + 1);
        return mebibytes;
    }

    /** As fast as it goes: the tank has all its slots, and the ring all its memory. */
    private static Parts parts(Hardcap hardcap, int lines, Consumer<Draft> settings) {
        Draft draft = new Draft()
                .hardcap(hardcap.kind)
                .limit(10_000_000, Duration.ofSeconds(1))
                .clock(CLOCK)
                .threads(Threads.NONE);
        settings.accept(draft);
        Parts parts = new Parts(new Settings(lines == 0 ? draft : draft.lines(lines)));
        if (lines == 0) {
            parts.tank.makeLines();
            if (parts.ring != null) {
                parts.ring.drainTo(stampNs -> {}).makeLines();
            }
        }
        if (parts.feedback != null) {
            parts.feedback.follow(parts.tank);
        }
        return parts;
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
