// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/** Clock readings in their order, oldest first; a few come out of order. */
final class Readings {
    private final long[] ns;
    private int first;
    private int size;

    Readings(int most) {
        ns = new long[most];
    }

    int size() {
        return size;
    }

    long oldest() {
        return ns[first];
    }

    void add(long readingNs) {
        Breach.unlessAtMost("units out", size + 1, ns.length);
        int at = size;
        while (at > 0 && readingNs - ns[slot(at - 1)] < 0) {
            ns[slot(at)] = ns[slot(at - 1)];
            at--;
        }
        ns[slot(at)] = readingNs;
        size++;
    }

    /** How many were made so long ago or longer; binary search, since they are in order. */
    int olderThan(long nowNs, long ageNs) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (nowNs - ns[slot(middle)] >= ageNs) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    void forgetOldest(int n) {
        first = slot(n);
        size -= n;
    }

    private int slot(int at) {
        return (int) (((long) first + at) % ns.length);
    }
}
