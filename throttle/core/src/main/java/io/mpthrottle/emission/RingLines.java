// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import io.mpthrottle.lines.Homes;
import java.util.function.IntFunction;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rings side by side, so that workers that emit at the same time write to different memory.
 *
 * <p>A worker emits into its home ring, and into another only when its home is full: the rings have room for as many emissions
 * together as the one ring before them had, whoever emits them. A worker that lost a claim in its home to another moves on.
 */
final class RingLines {
    private final RecordRing[] rings;
    private final Homes<RecordRing> homes;
    private final Merge merge;

    /** Makes so many empty rings, with room for so many emissions together. Both are powers of two. */
    RingLines(final IntFunction<UnsafeBuffer> memory, final int count, final int emissions) {
        rings = new RecordRing[count];
        for (int number = 0; number < count; number++) {
            rings[number] = new RecordRing(memory.apply(emissions / count), null);
        }
        homes = new Homes<>(rings);
        merge = new Merge(rings);
    }

    /** Emits; false if there is no room in any ring. */
    boolean emit(final long stampNs) {
        final RecordRing home = homes.home();
        if (!home.emit(stampNs)) {
            return emitElsewhere(homes.number(home), stampNs);
        }
        if (home.isDisturbed()) {
            home.takeDisturbances();
            homes.moveOn(home);
        }
        return true;
    }

    private boolean emitElsewhere(final int home, final long stampNs) {
        for (int away = 1; away < rings.length; away++) {
            if (rings[home ^ away].emit(stampNs)) {
                return true;
            }
        }
        return false;
    }

    /** Makes one sequence of what is in the rings. The drain's, but for what it says of itself. */
    Merge merge() {
        return merge;
    }

    /** Emissions claimed in all rings. */
    long claimed() {
        long claimed = 0;
        for (final RecordRing ring : rings) {
            claimed += ring.claimed();
        }
        return claimed;
    }

    /** Emissions claimed in each ring. */
    long[] claims() {
        final long[] claims = new long[rings.length];
        for (int number = 0; number < claims.length; number++) {
            claims[number] = rings[number].claimed();
        }
        return claims;
    }
}
