// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/** Judges the instants of the grants alone, one after the other, by the bound that the contract gives for the hardcap. */
interface GrantBound {
    /** The unit left the tank at this instant. */
    void grant(long atNs);

    /** NONE: bounded by what fell due, which the fuel is compared with. */
    static GrantBound none() {
        return atNs -> {};
    }

    /**
     * LIMIT: in any window of length w at most maxN + ⌊w/T⌋ + 1. The tightest window around grants i to j has the length
     * d = t(j) - t(i), so (j - i - maxN)·per ≤ d·units for all i ≤ j. What i·per - t(i)·units has grown above its least so
     * far decides that, and is carried from grant to grant.
     */
    final class OfLimit implements GrantBound {
        private final long maxN;
        private final long units;
        private final long perNs;
        private long lastNs;
        private long excess = -1;

        OfLimit(long maxN, long units, long perNs) {
            this.maxN = maxN;
            this.units = units;
            this.perNs = perNs;
        }

        @Override
        public void grant(long atNs) {
            excess = excess < 0 ? 0 : excessAfter(atNs - lastNs);
            lastNs = atNs;
            if (excess > maxN * perNs) {
                throw new Breach("a window holds " + (excess - maxN * perNs) + "/" + perNs
                        + " of a grant more than maxN + floor(w/T) + 1");
            }
        }

        private long excessAfter(long sinceNs) {
            long scaled = sinceNs * units;
            if (Math.multiplyHigh(sinceNs, units) != 0 || scaled < 0) {
                return 0;
            }
            return Math.max(0, excess + perNs - scaled);
        }
    }

    /** ONE, WINDOW: no half-open window of length span holds more than so many. */
    final class OfWindow implements GrantBound {
        private final long spanNs;
        private final long[] lastNs;
        private long grants;

        OfWindow(int most, long spanNs) {
            this.spanNs = spanNs;
            lastNs = new long[most];
        }

        @Override
        public void grant(long atNs) {
            int slot = (int) (grants % lastNs.length);
            if (grants >= lastNs.length && atNs - lastNs[slot] < spanNs) {
                throw new Breach((lastNs.length + 1) + " grants within " + (atNs - lastNs[slot])
                        + " ns, which is less than " + spanNs + " ns");
            }
            lastNs[slot] = atNs;
            grants++;
        }
    }
}
