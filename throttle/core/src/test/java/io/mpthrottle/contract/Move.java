// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

/** One thing that happens on a random timeline. Spans are in eighths of T or of per, so a move fits any limit. */
record Move(Kind kind, int amount, int jitterNs) {
    enum Kind {
        /** Time passes, in eighths of T. */
        PASS,
        /** Time passes, in eighths of per. */
        STALL,
        /** One duty cycle. */
        WORK,
        /** Duty cycles until nothing is left to do. */
        SETTLE,
        /** Workers take at most so many units. */
        TAKE,
        /** Workers take all there is in the queue. */
        DRAIN,
        /** stop(), a pause in eighths of per, start(). */
        RESTART
    }

    long spanNs(Limit limit) {
        long unitNs = kind == Kind.PASS ? limit.schedule().spacingNs() : limit.perNs();
        return Math.max(0, amount * Math.max(1, unitNs / 8) + jitterNs);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case WORK, SETTLE, DRAIN -> kind.name();
            case TAKE -> kind + "(" + amount + ")";
            case PASS, STALL, RESTART ->
                kind + "(" + amount + "/8" + (jitterNs == 0 ? "" : " " + jitterNs + "ns") + ")";
        };
    }
}
