// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import io.mpthrottle.lines.LineCount;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Carries the stamps of emissions from the workers to the monitor.
 *
 * <p>It has a capacity: so many emissions may wait for the monitor, and only beyond that they overflow. It begins as one ring,
 * which may begin small, see {@link RingChain}. When the drain sees that workers disturb each other, it makes a ring for each
 * line, see {@link RingLines}, with the same capacity together, and closes the one ring. From then on it merges the rings by
 * stamp, see {@link Merge}, so whoever receives the stamps sees one sequence.
 *
 * <pre>
 *   workers ──emit──▶ RingChain ─────────────────────▶ monitor       until workers disturb each other,
 *
 *           ──emit──▶ RingLines: ring 0 ─┐                          and from then on
 *           ──emit──▶            ring 1 ─┼─▶ Merge ──▶ monitor
 *           ──emit──▶            ring 2 ─┘
 * </pre>
 *
 * <p>Assumptions: any number of threads emit, one at a time drains. Progress: emitting is lock-free and never waits for
 * room; when there is none the emission is counted as overflow and its stamp is lost. An emission that is finished may
 * still be behind one that is not, and is drained only after it.
 */
public final class EmissionRing {
    /** A line has room for so many emissions at least. */
    private static final int LEAST_EMISSIONS_EACH = 16;

    /** After so many emissions it is looked up how often workers disturbed each other. */
    private static final int COUNT_AFTER = 4_096;

    /** Lines are made when this part of the claims was lost to others. */
    private static final int DISTURBED_PART = 16;

    private final IntFunction<UnsafeBuffer> memory;
    private final int capacity;
    private final int mostLines;
    private final RingChain chain;
    private final AtomicLong overflow = new AtomicLong();

    /** The rings that workers emit into, and what merges them, once there are several. Writer: the drain, readers: all. */
    private volatile @Nullable RingLines lines;

    /** Receives drained stamps. */
    @FunctionalInterface
    public interface StampHandler {
        /**
         * Receives one emission.
         *
         * @param stampNs its stamp, in nanoseconds of the throttle's clock
         */
        void onStamp(long stampNs);
    }

    /**
     * Makes an empty ring that has all its memory from the beginning and stays one line.
     *
     * @param emissions how many emissions may wait, a power of two
     */
    public EmissionRing(final int emissions) {
        this(emissions, emissions, LineCount.ONE);
    }

    /**
     * Makes an empty ring that begins small and stays one line.
     *
     * @param first how many emissions there is memory for at first, a power of two
     * @param emissions how many emissions may wait, a power of two, at least {@code first}
     */
    public EmissionRing(final int first, final int emissions) {
        this(first, emissions, LineCount.ONE);
    }

    /**
     * Makes an empty ring.
     *
     * @param first how many emissions there is memory for at first, a power of two, as long as there is one line
     * @param emissions how many emissions may wait, a power of two, at least {@code first}
     * @param count how many lines there may be
     */
    public EmissionRing(final int first, final int emissions, final LineCount count) {
        this(RecordRing::memory, first, emissions, count);
    }

    EmissionRing(final IntFunction<UnsafeBuffer> memory, final int first, final int emissions, final LineCount count) {
        this.memory = memory;
        mostLines = Math.min(count.most(), Math.max(1, emissions / LEAST_EMISSIONS_EACH));
        capacity = emissions;
        final boolean several = count.startsWithSeveral() && mostLines > 1;
        chain = new RingChain(memory, several ? LEAST_EMISSIONS_EACH : first, emissions);
        if (several) {
            beginLines();
        }
    }

    private void beginLines() {
        lines = new RingLines(memory, mostLines, capacity);
        chain.close();
    }

    /**
     * Emits: hands a stamp to the monitor, or counts it as overflow.
     *
     * @param stampNs the emission's stamp, in nanoseconds of the throttle's clock
     */
    public void emit(final long stampNs) {
        final RingLines several = lines;
        if (several == null ? !chain.emit(stampNs) && !emitAfterChain(stampNs) : !several.emit(stampNs)) {
            overflow.incrementAndGet();
        }
    }

    /** The one ring is full, or it was closed since this worker looked for lines. */
    private boolean emitAfterChain(final long stampNs) {
        final RingLines several = lines;
        return several != null && several.emit(stampNs);
    }

    /**
     * Connects the reading end.
     *
     * @param handler receives each stamp that is drained
     * @return the drain, for one thread at a time
     */
    public Drain drainTo(final StampHandler handler) {
        return new Drain(handler);
    }

    /**
     * Counts the emissions whose record was claimed since the ring was made.
     *
     * @return the emissions; each that returned before this call is among them
     */
    public long claimed() {
        final RingLines several = lines;
        return chain.claimed() + (several == null ? 0 : several.claimed());
    }

    /**
     * Marks what was claimed until now.
     *
     * @return the mark; each emission that returned before this call is before it
     */
    public Mark mark() {
        final RingLines several = lines;
        return several == null ? new Mark(chain.claimed()) : new Mark(chain.claimed(), several.claims());
    }

    /**
     * Counts the emissions that were handed over since the ring was made.
     *
     * @return the emissions
     */
    public long drained() {
        final RingLines several = lines;
        return chain.drained() + (several == null ? 0 : several.merge().handedOver());
    }

    /**
     * Counts the emissions that found no room since the ring was made.
     *
     * @return the emissions
     */
    public long overflow() {
        return overflow.get();
    }

    /** The reading end of the ring. */
    public final class Drain {
        private final StampHandler handler;
        private final MessageHandler records;
        private boolean mayMakeLines = mostLines > 1 && lines == null;
        private int leftToCount = COUNT_AFTER;

        private Drain(final StampHandler handler) {
            this.handler = handler;
            records = (type, from, index, length) -> handler.onStamp(from.getLong(index));
        }

        /**
         * Hands emissions over, the oldest first where there are lines. Called by one thread at a time.
         *
         * @param limit the most emissions to hand over
         * @param cutNs a reading of the clock that was made before this call. Where there are lines, newer stamps mostly wait
         *     for the next call.
         * @return how many were handed over; 0 only if none is ready, or all that is ready is newer
         */
        public int drain(final int limit, final long cutNs) {
            final RingLines several = lines;
            if (several == null) {
                return drainChain(limit);
            }
            final int drained = drainRest(limit);
            return drained + several.merge().drain(handler, limit - drained, cutNs);
        }

        /**
         * Goes on with a drain that ended at its limit.
         *
         * @param limit the most emissions to hand over
         * @param cutNs the same reading
         * @return how many were handed over
         */
        public int drainMore(final int limit, final long cutNs) {
            final RingLines several = lines;
            if (several == null) {
                return drainChain(limit);
            }
            final int drained = drainRest(limit);
            return drained + several.merge().drainMore(handler, limit - drained, cutNs);
        }

        private int drainChain(final int limit) {
            final int drained = chain.drain(records, limit);
            if (mayMakeLines) {
                leftToCount -= drained;
                if (leftToCount <= 0) {
                    leftToCount = COUNT_AFTER;
                    if (chain.takeDisturbances() >= COUNT_AFTER / DISTURBED_PART) {
                        makeLines();
                    }
                }
            }
            return drained;
        }

        /** What was emitted into the one ring before there were lines. */
        private int drainRest(final int limit) {
            chain.close();
            return chain.drained() == chain.claimed() ? 0 : chain.drain(records, limit);
        }

        /** Makes the lines, unless they are there, or there may be only one. What was emitted stays where it is. */
        public void makeLines() {
            if (mayMakeLines && lines == null) {
                mayMakeLines = false;
                try {
                    beginLines();
                } catch (final OutOfMemoryError e) {
                    // The one ring is right, too, and only slower.
                }
            }
        }

        /**
         * Hands over the emissions before a mark that are ready.
         *
         * @param mark the mark
         * @return whether all of them are handed over
         */
        public boolean drainTo(final Mark mark) {
            long left = mark.chain() - chain.drained();
            while (left > 0) {
                final int drained = chain.drain(records, (int) Math.min(left, Integer.MAX_VALUE));
                if (drained == 0) {
                    return false;
                }
                left -= drained;
            }
            final RingLines several = lines;
            return several == null || !mark.hasLines() || several.merge().drainTo(handler, mark);
        }

        /**
         * Counts the emissions before a mark that were not handed over.
         *
         * @param mark the mark
         * @return the emissions
         */
        public long missing(final Mark mark) {
            final RingLines several = lines;
            return Math.max(0, mark.chain() - chain.drained())
                    + (several == null || !mark.hasLines() ? 0 : several.merge().missing(mark));
        }
    }
}
