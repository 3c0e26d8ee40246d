// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.collections.LongArrayList;

/**
 * Grants as seen from outside, by clock readings before and after each call that got fuel. A unit left the tank
 * somewhere between its two readings. So a set of grants certainly lies within [least before, greatest after], and only
 * that proves a breach: sets whose brackets merely overlap a window may have kept the rule.
 */
final class Sightings {
    /** One worker's own record, so that keeping it disturbs nobody. */
    static final class Log {
        private final LongArrayList beforeNs = new LongArrayList(1 << 16, Long.MIN_VALUE);
        private final LongArrayList afterNs = new LongArrayList(1 << 16, Long.MIN_VALUE);

        void add(long before, long after) {
            beforeNs.addLong(before);
            afterNs.addLong(after);
        }
    }

    private record Sighting(long beforeNs, long afterNs) {}

    private final List<Sighting> byBefore = new ArrayList<>();

    private Sightings() {}

    static Sightings of(List<Log> logs) {
        Sightings sightings = new Sightings();
        for (Log log : logs) {
            for (int i = 0; i < log.beforeNs.size(); i++) {
                sightings.byBefore.add(new Sighting(log.beforeNs.getLong(i), log.afterNs.getLong(i)));
            }
        }
        sightings.byBefore.sort(Comparator.comparingLong(Sighting::beforeNs));
        return sightings;
    }

    int count() {
        return byBefore.size();
    }

    /** The longest time without any grant. */
    long longestPauseNs() {
        long longest = 0;
        for (int i = 1; i < count(); i++) {
            longest = Math.max(
                    longest, byBefore.get(i).beforeNs() - byBefore.get(i - 1).beforeNs());
        }
        return longest;
    }

    /** The greatest number of grants that certainly lie within one half-open window of length {@code spanNs}. */
    int mostCertainlyWithin(long spanNs) {
        int most = 0;
        for (int first = 0; first < count(); first++) {
            long endNs = byBefore.get(first).beforeNs() + spanNs;
            int within = 0;
            for (int i = first; i < count() && byBefore.get(i).beforeNs() < endNs; i++) {
                within += byBefore.get(i).afterNs() < endNs ? 1 : 0;
            }
            most = Math.max(most, within);
        }
        return most;
    }

    /**
     * By how many grants maxN + ⌊w/T⌋ + 1 is certainly exceeded in the worst window; not positive when it is kept. For
     * each earliest reading the windows grow through the later readings in their order; O(n²), so for thousands.
     */
    long worstExcessOverLimitBound(long maxN, long perNs) {
        int[] byAfter = IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.comparingLong(i -> byBefore.get(i).afterNs()))
                .mapToInt(Integer::intValue)
                .toArray();
        long worst = Long.MIN_VALUE;
        for (int first = 0; first < count(); first++) {
            long startNs = byBefore.get(first).beforeNs();
            long within = 0;
            for (int i : byAfter) {
                if (i >= first) {
                    within++;
                    long windowNs = byBefore.get(i).afterNs() - startNs + 1;
                    worst = Math.max(worst, within - (maxN + windowNs * maxN / perNs + 1));
                }
            }
        }
        return worst;
    }
}
