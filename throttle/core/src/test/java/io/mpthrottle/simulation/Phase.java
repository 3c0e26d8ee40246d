// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/** How the world behaves for some steps: how time passes, how much is asked for, who is held up how often. */
record Phase(Flow flow, long cruiseNs, Demand demand, int stallOneIn, int interruptOneIn, int steps) {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long HOUR_NS = 3_600 * SECOND_NS;
    private static final int NEVER = Integer.MAX_VALUE;

    enum Flow {
        /** In eighths of T. */
        FINE,
        /** In eighths of per. */
        COARSE,
        /** The clock stands, but for a nanosecond now and then. */
        FROZEN,
        /** Evenly. */
        CRUISE,
        /** Exactly to what happens next, and half way to what follows. */
        PUNCTUAL,
        /** Up to a second. */
        SECONDS,
        /** Finely, and now and then hours at once. */
        JUMPS
    }

    enum Demand {
        IDLE,
        TRICKLE,
        STEADY,
        BURSTS,
        SATURATING
    }

    static Phase drawnWith(Draw draw, Setup setup, int mostSteps) {
        Flow flow = draw.of(
                Flow.FINE,
                Flow.FINE,
                Flow.COARSE,
                Flow.FROZEN,
                Flow.CRUISE,
                Flow.CRUISE,
                Flow.PUNCTUAL,
                Flow.PUNCTUAL,
                Flow.SECONDS,
                Flow.SECONDS,
                Flow.JUMPS);
        return new Phase(
                flow,
                draw.oneIn(2) ? setup.refreshNs() : draw.magnitude(1_000, SECOND_NS),
                draw.of(Demand.values()),
                draw.of(NEVER, NEVER, 10, 2),
                draw.of(NEVER, 50, 6),
                (int) Math.min(mostSteps, Math.min(draw.magnitude(10, 6_000), mostStepsOf(flow, setup))));
    }

    /** A slow limit must not fill the hours with a few long steps. */
    private static long mostStepsOf(Flow flow, Setup setup) {
        long usualNs = switch (flow) {
            case FINE, PUNCTUAL, JUMPS -> setup.spacingNs();
            case COARSE -> setup.perNs();
            default -> SECOND_NS;
        };
        return Math.max(5, HOUR_NS / 2 / Math.max(1, usualNs));
    }

    /** How far the clock goes before the next step. */
    long spanNs(Draw draw, Setup setup, long untilNextNs) {
        return switch (flow) {
            case FINE -> eighths(draw, setup.spacingNs(), 16);
            case COARSE -> eighths(draw, setup.perNs(), 20);
            case FROZEN -> draw.oneIn(20) ? draw.between(0, 3) : 0;
            case CRUISE -> cruiseNs;
            case PUNCTUAL -> punctual(draw, setup, untilNextNs);
            case SECONDS -> draw.between(0, SECOND_NS);
            case JUMPS -> draw.oneIn(1_000) ? draw.between(HOUR_NS, 3 * HOUR_NS) : eighths(draw, setup.spacingNs(), 16);
        };
    }

    private static long punctual(Draw draw, Setup setup, long untilNextNs) {
        if (untilNextNs == 0) {
            return setup.spacingNs() / 2;
        }
        return draw.oneIn(2) ? untilNextNs : untilNextNs / 2;
    }

    private static long eighths(Draw draw, long unitNs, int most) {
        return Math.max(0, draw.between(0, most) * Math.max(1, unitNs / 8) + draw.ofLongs(0, 0, 0, -1, 1));
    }

    /** How many units workers ask for in a step. */
    int asked(Draw draw) {
        return switch (demand) {
            case IDLE -> 0;
            case TRICKLE -> draw.oneIn(4) ? 1 : 0;
            case STEADY -> (int) draw.between(0, 3);
            case BURSTS -> draw.oneIn(30) ? (int) draw.magnitude(1, 3_000) : 0;
            case SATURATING -> draw.oneIn(200) ? 40_000 : 300;
        };
    }

    boolean stalls(Draw draw) {
        return stallOneIn != NEVER && draw.oneIn(stallOneIn);
    }

    boolean interrupts(Draw draw) {
        return interruptOneIn != NEVER && draw.oneIn(interruptOneIn);
    }
}
