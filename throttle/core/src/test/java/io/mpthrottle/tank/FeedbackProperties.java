// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The way back is a queue of readings, whatever they are, with room for every unit that is out. */
class FeedbackProperties {
    /** Each reading is given back, and some of them are received before; as many units are out as there are at most. */
    @Property
    void receivesEachReadingOnceInOrder(
            @ForAll @IntRange(min = 1, max = 9) final int units,
            @ForAll @Size(max = 60) final List<Long> readings,
            @ForAll @LongRange(min = 1) final long some) {
        final Feedback feedback = new Feedback(units);
        final Queue<Long> out = new ArrayDeque<>();
        for (final long reading : readings) {
            if (out.size() == units || reading % 2 != 0) {
                receive(feedback, out, 1 + Math.floorMod(reading ^ some, units));
            }
            if (out.size() < units) {
                feedback.giveBack(reading);
                out.add(reading);
            }
        }
        receive(feedback, out, units);
        assertThat(feedback.hasNext()).isFalse();
    }

    private static void receive(final Feedback feedback, final Queue<Long> out, final int most) {
        for (int i = 0; i < most; i++) {
            assertThat(feedback.hasNext()).isEqualTo(!out.isEmpty());
            if (!out.isEmpty()) {
                assertThat(feedback.receive()).isEqualTo(out.remove());
            }
        }
    }
}
