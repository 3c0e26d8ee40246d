// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.emission.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At the ends of runs and at resets, emissions are drained up to a position. */
class DrainerTest {
    private final EmissionRing ring = new EmissionRing(64);
    private final List<Long> drained = new ArrayList<>();
    private final Drainer drainer = new Drainer(ring, drained::add, new Ration(64, 0, 64, 0, 160));

    private void emit(final long... stamps) {
        for (final long stamp : stamps) {
            ring.emit(stamp);
        }
    }

    @Test
    void drainsAsFarAsItIsToldAndNoFurther() {
        emit(1, 2, 3, 4);

        assertThat(drainer.drainTo(Mark.after(3))).isTrue();
        assertThat(drained).containsExactly(1L, 2L, 3L);
        assertThat(drainer.drainTo(Mark.after(3))).as("again").isTrue();
        assertThat(drained).hasSize(3);
    }

    @Test
    void tellsWhenSomeAreNotThereYet() {
        emit(1, 2);

        assertThat(drainer.drainTo(Mark.after(3))).isFalse();
        assertThat(drained).containsExactly(1L, 2L);
        emit(3);
        assertThat(drainer.drainTo(Mark.after(3))).isTrue();
        assertThat(drained).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatWasDrainedBeforeCounts() {
        emit(1, 2, 3, 4, 5, 6);
        drainer.drainTo(Mark.after(2));
        drained.clear();

        assertThat(drainer.drainTo(Mark.after(5))).isTrue();
        assertThat(drained).containsExactly(3L, 4L, 5L);
    }
}
