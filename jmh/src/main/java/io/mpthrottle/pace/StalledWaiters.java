// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * The child's side of one stall. Waiters write down when they were granted fuel; meanwhile the parent stops the process and
 * continues it.
 *
 * <p>A grant is seen by a clock reading after the call. A waiter that loses its core in between, as happens with 64 of them, is
 * seen late, and a window can look busier than it was. So each waiter of ours also notes when it went to look for that unit.
 * The grant lies between the two readings; if both lie in a window, the grant is certain to be in it. Only certain grants are
 * held against the bounds.
 */
final class StalledWaiters {
    /** The child says so when the waiters have been at work for {@link #STEADY_MILLIS}. */
    static final String READY = "ready";

    private static final long STEADY_MILLIS = 1_000;
    private static final int MOST_GRANTS = 1 << 14;

    private final FuelSource source;
    private final long[] notBeforeNs = new long[MOST_GRANTS];
    /** 0 until a grant is written down. It is written last, so a reader who finds it finds the other reading, too. */
    private final AtomicLongArray seenNs = new AtomicLongArray(MOST_GRANTS);

    private final AtomicInteger next = new AtomicInteger();

    private StalledWaiters(final FuelSource source) {
        this.source = source;
    }

    /** What was seen of one stall. */
    record Seen(
            String settings,
            int grants,
            int mostInSecond,
            int mostIn10Millis,
            int certainInSecond,
            int certainIn10Millis,
            long longestSilenceNs) {
        static Seen of(final String settings, final long[] notBeforeNs, final long[] seenNs) {
            final long[] sortedNs = seenNs.clone();
            Arrays.sort(sortedNs);
            long silenceNs = 0;
            for (int i = 1; i < sortedNs.length; i++) {
                silenceNs = Math.max(silenceNs, sortedNs[i] - sortedNs[i - 1]);
            }
            return new Seen(
                    settings,
                    sortedNs.length,
                    MostWithin.most(sortedNs, StallSpec.SECOND_NS),
                    MostWithin.most(sortedNs, StallSpec.TEN_MILLIS_NS),
                    MostWithin.certain(notBeforeNs, seenNs, StallSpec.SECOND_NS),
                    MostWithin.certain(notBeforeNs, seenNs, StallSpec.TEN_MILLIS_NS),
                    silenceNs);
        }
    }

    static Seen run(final StallSpec spec, final BufferedReader in, final PrintStream out)
            throws IOException, InterruptedException {
        final StalledWaiters trial = new StalledWaiters(open(spec));
        trial.source.start();
        for (int i = 0; i < spec.waiters(); i++) {
            final Thread waiter = new Thread(trial::work, "waiter-" + i);
            waiter.setDaemon(true);
            waiter.start();
        }
        Thread.sleep(STEADY_MILLIS);
        out.println(READY);
        final String unused = in.readLine();
        return trial.seen();
    }

    private static FuelSource open(final StallSpec spec) {
        return spec.limiter() == Limiter.MPTHROTTLE
                ? ThrottleSource.watched(
                        Objects.requireNonNullElse(spec.hardcap(), Hardcap.LIMIT),
                        Objects.requireNonNullElse(spec.refill(), Refill.HYBRID),
                        spec.ratePerSecond())
                : PeerSource.perSecond(spec.limiter().peer(), spec.ratePerSecond());
    }

    private void work() {
        try {
            while (true) {
                final long calledNs = System.nanoTime();
                if (!source.take()) {
                    return;
                }
                final long nowNs = System.nanoTime();
                write(source.notBefore(calledNs), nowNs);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(final long earliestNs, final long nowNs) {
        final int i = next.getAndIncrement();
        if (i >= MOST_GRANTS) {
            throw new IllegalStateException("more than " + MOST_GRANTS + " grants");
        }
        notBeforeNs[i] = earliestNs;
        seenNs.setRelease(i, nowNs);
    }

    /**
     * Reads the grants while the waiters go on. The parent asks long after the stall, so a grant that is being written down
     * just now does not matter, and is left out.
     */
    private Seen seen() {
        final int begun = Math.min(MOST_GRANTS, next.get());
        source.close();
        final int[] written =
                IntStream.range(0, begun).filter(i -> seenNs.getAcquire(i) != 0).toArray();
        return Seen.of(
                source.settings(),
                Arrays.stream(written).mapToLong(i -> notBeforeNs[i]).toArray(),
                Arrays.stream(written).mapToLong(seenNs::getAcquire).toArray());
    }
}
