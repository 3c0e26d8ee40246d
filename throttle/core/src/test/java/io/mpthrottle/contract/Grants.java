// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.fail;

import org.agrona.collections.LongArrayList;

/** The instants at which units left the tank, in order, and the bounds that the hardcaps promise for them. */
final class Grants {
    private final LongArrayList atNs = new LongArrayList();

    void add(long ns) {
        atNs.addLong(ns);
    }

    int count() {
        return atNs.size();
    }

    long atNs(int index) {
        return atNs.getLong(index);
    }

    /** How many grants are younger than {@code ageNs} at {@code nowNs}: nowNs - grant &lt; ageNs. */
    int youngerThan(long ageNs, long nowNs) {
        int young = 0;
        while (young < count() && nowNs - atNs(count() - 1 - young) < ageNs) {
            young++;
        }
        return young;
    }

    /** WINDOW, ONE: no half-open window of length {@code spanNs} holds more than {@code most} grants. */
    void assertAtMostInAnyHalfOpenWindow(long most, long spanNs) {
        for (int last = (int) most; last < count(); last++) {
            int first = last - (int) most;
            long distanceNs = atNs(last) - atNs(first);
            if (distanceNs < spanNs) {
                fail("%d grants within %d ns, which is less than %d ns: from %s", most + 1, distanceNs, spanNs, this);
            }
        }
    }

    /**
     * LIMIT: in any window [a, a+w) at most maxN + ⌊w/T⌋ + 1 grants. The tightest window around grants i to j has
     * w = t(j) - t(i) + 1 on a clock of whole nanoseconds, so j - i - maxN ≤ w·maxN/per for all i ≤ j, which one pass
     * decides by carrying the least i·per - t(i)·maxN.
     */
    void assertWithinLimitBound(long maxN, long perNs) {
        if (count() == 0) {
            return;
        }
        long baseNs = atNs(0);
        long least = Long.MAX_VALUE;
        int leastAt = 0;
        for (int j = 0; j < count(); j++) {
            long credit =
                    Math.subtractExact(Math.multiplyExact((long) j, perNs), Math.multiplyExact(atNs(j) - baseNs, maxN));
            if (credit < least) {
                least = credit;
                leastAt = j;
            }
            if (credit - least > Math.multiplyExact(maxN, perNs + 1)) {
                fail(
                        "%d grants within [%d, %d] ns of each other break maxN + floor(w/T) + 1 of %d per %d ns: %s",
                        j - leastAt + 1, atNs(leastAt) - baseNs, atNs(j) - baseNs, maxN, perNs, this);
            }
        }
    }

    /** LIMIT, NONE: the k-th grant is never before unit k fell due. */
    void assertNeverAheadOf(Schedule schedule, long startNs) {
        for (int k = 0; k < count(); k++) {
            if (atNs(k) - startNs < schedule.dueNs(k)) {
                fail(
                        "grant %d came %d ns after the start, but its unit is due after %d ns",
                        k, atNs(k) - startNs, schedule.dueNs(k));
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("grants");
        for (int i = 0; i < Math.min(count(), 60); i++) {
            text.append(' ').append(atNs(i) - atNs(0));
        }
        return text.append(count() > 60 ? " … (" + count() + ")" : "").toString();
    }
}
