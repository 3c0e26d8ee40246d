// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

/** The busiest window: the most instants that lie within any half-open window of a length. */
final class MostWithin {
    private MostWithin() {}

    /**
     * Looks at every window that begins with an instant; no other can hold more.
     *
     * @param sortedNs instants in ascending order
     * @param windowNs the length of the window
     */
    static int most(final long[] sortedNs, final long windowNs) {
        int most = 0;
        int begin = 0;
        for (int end = 0; end < sortedNs.length; end++) {
            while (sortedNs[end] - sortedNs[begin] >= windowNs) {
                begin++;
            }
            most = Math.max(most, end - begin + 1);
        }
        return most;
    }

    /**
     * Counts how many instants must lie in the busiest window when each is only known to lie between two readings.
     *
     * @param notBeforeNs the earliest that each can be, in any order
     * @param notAfterNs the latest that each can be
     * @param windowNs the length of the window
     */
    static int certain(final long[] notBeforeNs, final long[] notAfterNs, final long windowNs) {
        int most = 0;
        for (final long beginNs : notBeforeNs) {
            int within = 0;
            for (int i = 0; i < notBeforeNs.length; i++) {
                if (notBeforeNs[i] - beginNs >= 0 && notAfterNs[i] - beginNs < windowNs) {
                    within++;
                }
            }
            most = Math.max(most, within);
        }
        return most;
    }
}
