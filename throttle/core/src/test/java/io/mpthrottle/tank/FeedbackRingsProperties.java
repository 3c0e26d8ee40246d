// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.lines.LineCount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The way back in several rings. Most of them have room for a part of the units only, and what does not fit is not lost. */
class FeedbackRingsProperties {
    /** Somewhere among the steps. */
    private static final int LATE = 5;

    private static Tank tank(final int bits) {
        return new Tank(1, new LineCount(1 << bits, true));
    }

    /** Workers that give back later read a later time. Positive steps give back so many, negative ones receive so many. */
    @Property
    void receivesTheOldestFirst(
            @ForAll @IntRange(min = 1, max = 3) final int bits,
            @ForAll @IntRange(min = 1, max = 40) final int units,
            @ForAll final long startNs,
            @ForAll @Size(max = 40) final List<@IntRange(min = -80, max = 80) Integer> steps) {
        final Feedback feedback = new Feedback(units);
        final Queue<Long> out = new ArrayDeque<>();
        long nowNs = startNs;
        for (int number = 0; number < steps.size(); number++) {
            if (number == LATE) {
                feedback.follow(tank(bits));
            }
            final int step = steps.get(number);
            for (int i = 0; i < step / Tenants.COUNT && out.size() < units; i++) {
                final long readingNs = nowNs++;
                Tenants.run(step % Tenants.COUNT, () -> feedback.giveBack(readingNs));
                out.add(readingNs);
            }
            for (int i = 0; i > step && !out.isEmpty(); i--) {
                assertThat(feedback.hasNext()).isTrue();
                assertThat(feedback.receive()).isEqualTo(out.remove());
            }
            assertThat(feedback.hasNext()).isEqualTo(!out.isEmpty());
        }
    }

    /** Readings that come as they like are received as they like, each of them once. */
    @Property
    void receivesEachReadingOnce(
            @ForAll @IntRange(min = 1, max = 3) final int bits,
            @ForAll @IntRange(min = 1, max = 20) final int units,
            @ForAll @Size(max = 60) final List<Long> readings) {
        final Feedback feedback = new Feedback(units);
        feedback.follow(tank(bits));
        final List<Long> out = new ArrayList<>();
        for (final long reading : readings) {
            if (out.size() == units) {
                receive(feedback, out, 1 + Math.floorMod(reading, units));
            }
            Tenants.run(Math.floorMod(reading, Tenants.COUNT), () -> feedback.giveBack(reading));
            out.add(reading);
        }
        receive(feedback, out, out.size());
        assertThat(feedback.hasNext()).isFalse();
    }

    private static void receive(final Feedback feedback, final List<Long> out, final int some) {
        for (int i = 0; i < some; i++) {
            assertThat(feedback.hasNext()).isTrue();
            assertThat(out.remove((Object) feedback.receive())).isTrue();
        }
    }
}
