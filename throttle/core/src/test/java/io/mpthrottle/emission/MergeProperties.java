// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Rings side by side and their merge, beside a list that is sorted. */
class MergeProperties {
    private static final int ALL = Integer.MAX_VALUE;
    private static final int ROUNDS = 30;
    private static final int EACH = 256;

    private final List<Long> passed = new ArrayList<>();
    private RecordRing[] rings;
    private Merge merge;
    private Random random;

    private void begin(final int lineBits, final long seed) {
        passed.clear();
        random = new Random(seed);
        rings = Stream.generate(() -> new RecordRing(RecordRing.memory(EACH), null))
                .limit(1L << lineBits)
                .toArray(RecordRing[]::new);
        merge = new Merge(rings);
    }

    private void emit(final long stampNs) {
        assertThat(rings[random.nextInt(rings.length)].emit(stampNs)).isTrue();
    }

    private void emitSome(final Runnable worker, final int fewer) {
        for (int i = random.nextInt(fewer); i > 0; i--) {
            worker.run();
        }
    }

    /**
     * Time passes from emission to emission, also while the monitor drains, but a drain's reading is made before it. Some drains
     * end at their limit and some go on with the same reading.
     */
    @Property(tries = 300)
    void stampsOfTheClockAreOneSortedSequence(
            @ForAll @IntRange(max = 3) final int lineBits,
            @ForAll final long seed,
            @ForAll @LongRange(min = Long.MAX_VALUE - 500, max = Long.MAX_VALUE) final long beginNs) {
        begin(lineBits, seed);
        final long[] nowNs = {beginNs};
        final List<Long> emitted = new ArrayList<>();
        final Runnable worker = () -> {
            nowNs[0] += random.nextInt(3);
            emitted.add(nowNs[0]);
            emit(nowNs[0]);
        };
        long cutNs = beginNs;
        for (int round = 0; round < ROUNDS; round++) {
            emitSome(worker, 20);
            final boolean goesOn = random.nextInt(3) == 0;
            cutNs = goesOn ? cutNs : nowNs[0];
            final long readNs = cutNs;
            emitSome(worker, 5);
            final EmissionRing.StampHandler handler = stamp -> {
                assertThat(stamp - readNs).as("beyond the cut").isNotPositive();
                passed.add(stamp);
                if (random.nextInt(3) == 0 && emitted.size() - passed.size() < EACH) {
                    worker.run();
                }
            };
            if (goesOn) {
                merge.drainMore(handler, random.nextInt(40), readNs);
            } else {
                merge.drain(handler, random.nextInt(40), readNs);
            }
            assertThat(passed).isEqualTo(emitted.subList(0, passed.size()));
        }
        merge.drain(passed::add, ALL, nowNs[0]);

        assertThat(passed).isEqualTo(emitted);
        assertThat(merge.handedOver()).isEqualTo(emitted.size());
    }

    /** What was emitted before a reading, and is not newer, is handed over by a drain that has no limit. */
    @Property(tries = 300)
    void aDrainHandsOverTheSortedListUpToItsCut(
            @ForAll @IntRange(max = 3) final int lineBits, @ForAll final long seed) {
        begin(lineBits, seed);
        final List<Long> sorted = new ArrayList<>();
        long nowNs = 0;
        for (int stamp = 0; stamp < 200; stamp++) {
            nowNs += random.nextInt(3);
            sorted.add(nowNs);
            emit(nowNs);
        }
        final long cutNs = random.nextInt((int) nowNs + 2);
        sorted.removeIf(stamp -> stamp > cutNs);
        merge.drain(passed::add, ALL, cutNs);

        assertThat(passed).isEqualTo(sorted);
    }

    /** Stamps that users made up: of any time, in any order. */
    @Property(tries = 300)
    void eachMadeUpStampIsHandedOverOnceAndWaitsForOneDrainAtMost(
            @ForAll @IntRange(max = 3) final int lineBits, @ForAll final long seed) {
        begin(lineBits, seed);
        final Map<Long, Integer> emittedIn = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                final long stampNs = random.nextBoolean() ? random.nextLong() : random.nextInt(2 * ROUNDS);
                if (emittedIn.putIfAbsent(stampNs, round) == null) {
                    emit(stampNs);
                }
            }
            final int seenIn = round;
            merge.drain(
                    stamp -> {
                        assertThat(stamp - seenIn <= 0 || emittedIn.get(stamp) < seenIn)
                                .as("in the past of this drain or seen by one before")
                                .isTrue();
                        passed.add(stamp);
                    },
                    ALL,
                    round);
            assertThat(passed)
                    .as("all that were there a drain ago")
                    .containsAll(emittedIn.keySet().stream()
                            .filter(stamp -> emittedIn.get(stamp) < seenIn)
                            .toList());
        }
        merge.drain(passed::add, ALL, ROUNDS);

        assertThat(passed).containsExactlyInAnyOrderElementsOf(emittedIn.keySet());
    }

    /** Up to a mark a ring's stamps come in their order, and the rings' heads the oldest first. */
    @Property(tries = 300)
    void drainsWhatWasThereAtTheMarkLineByLine(@ForAll @IntRange(max = 3) final int lineBits, @ForAll final long seed) {
        begin(lineBits, seed);
        final List<Long> before = new ArrayList<>();
        long nowNs = 0;
        for (int stamp = 0; stamp < 100; stamp++) {
            emit(++nowNs);
            before.add(nowNs);
        }
        merge.drain(passed::add, random.nextInt(50), random.nextInt(100));
        final Mark mark =
                new Mark(0, Stream.of(rings).mapToLong(RecordRing::claimed).toArray());
        for (int stamp = 0; stamp < 100; stamp++) {
            emit(++nowNs);
        }

        assertThat(merge.missing(mark)).isEqualTo(before.size() - passed.size());
        assertThat(merge.drainTo(passed::add, mark)).isTrue();
        assertThat(passed).isEqualTo(before).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(merge.missing(mark)).isZero();
    }
}
