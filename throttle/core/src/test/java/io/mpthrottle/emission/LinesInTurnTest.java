// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.emission.EmissionRing.Drain;
import io.mpthrottle.lines.LineCount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What comes out of several rings into which threads emit in turn, and when. */
class LinesInTurnTest {
    private static final int ALL = 1 << 16;

    private final EmissionRing ring = new EmissionRing(ALL, ALL, new LineCount(2, true));
    private final List<Long> stamps = new ArrayList<>();
    private final Drain drain = ring.drainTo(stamps::add);

    @Test
    void theOldestComesFirstWhoeverEmittedIt() throws Exception {
        emit(0, 10, 30);
        emit(1, 20, 40);

        assertThat(drain.drain(ALL, 50)).isEqualTo(4);
        assertThat(stamps).containsExactly(10L, 20L, 30L, 40L);
    }

    @Test
    void whatIsNewerThanTheReadingWaitsForTheNext() throws Exception {
        emit(0, 10, 30);
        emit(1, 20, 40);

        assertThat(drain.drain(ALL, 25)).isEqualTo(2);
        emit(1, 50);
        assertThat(drain.drain(ALL, 45)).isEqualTo(2);
        assertThat(drain.drain(ALL, 50)).isEqualTo(1);
        assertThat(stamps).containsExactly(10L, 20L, 30L, 40L, 50L);
    }

    @Test
    void madeUpStampsWaitForTheNextDrainAndNoLongerHoweverManyThereAre() throws Exception {
        emit(0, LongStream.range(1_000, 3_000).toArray());
        emit(1, 2_000);

        assertThat(drain.drain(ALL, 100)).isZero();
        assertThat(drain.drain(ALL, 101)).isEqualTo(2_001);
        assertThat(stamps).isSorted().endsWith(2_999L);
    }

    @Test
    void aDrainThatGoesOnKeepsBackWhatItKeptBack() throws Exception {
        emit(0, 10, 30);

        assertThat(drain.drain(1, 20)).isEqualTo(1);
        assertThat(drain.drainMore(ALL, 20)).isZero();
        assertThat(drain.drain(ALL, 30)).isEqualTo(1);
    }

    @Test
    void whatAMarkPassesIsNoDrain() throws Exception {
        emit(0, 10);
        Mark mark = ring.mark();
        emit(0, 30);

        assertThat(drain.drainTo(mark)).isTrue();
        assertThat(drain.drain(ALL, 20)).isZero();
        assertThat(stamps).containsExactly(10L);
    }

    @Test
    void aStampWhoseHandlerThrowsIsHandedOver() throws Exception {
        emit(0, 10, 30);
        emit(1, 20, 40);
        Drain breaking = ring.drainTo(stampNs -> {
            stamps.add(stampNs);
            if (stampNs == 20) {
                throw new IllegalStateException("a fault");
            }
        });

        assertThatThrownBy(() -> breaking.drain(ALL, 50)).hasMessage("a fault");
        assertThat(ring.drained()).isEqualTo(2);
        assertThatThrownBy(() -> {
                    emit(0, 20);
                    breaking.drainTo(ring.mark());
                })
                .hasMessage("a fault");
        assertThat(ring.drained()).isEqualTo(stamps.size());
        assertThat(breaking.drainTo(ring.mark())).isTrue();
        assertThat(ring.drained()).isEqualTo(5);
        assertThat(stamps).containsExactly(10L, 20L, 30L, 20L, 40L);
    }

    /** From a thread whose home is that line. */
    private void emit(int line, long... stampsNs) throws Exception {
        Thread worker = new Thread() {
            @Override
            public long getId() {
                return line;
            }

            @Override
            public void run() {
                for (long stampNs : stampsNs) {
                    ring.emit(stampNs);
                }
            }
        };
        worker.start();
        worker.join();
    }
}
