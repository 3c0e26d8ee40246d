// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.policy.LookIntervals;
import java.util.concurrent.TimeUnit;

/**
 * The numbers that were fitted to machines: each with where it comes from, and what happens when it is off by a factor of two.
 * No guarantee depends on any of them. What {@code build()} can measure of a machine it measures; the values here then only
 * bound or stand in for it.
 *
 * <p>Measured on two cores of an AMD EPYC and of an Intel Xeon, both under KVM, in November 2026.
 */
public final class Tuning {
    // ---- The refill's step ----

    /**
     * With a reserve waiting, the refill looks away for this long at most. A worker needs about so long to drain a full queue
     * of 65,536. Twice: a single fast worker may find the queue empty. Half: one more wake-up in that time.
     */
    static final long TOP_UP_NS = 500_000;

    /**
     * Workers that took nothing for so long do not compete for the slots of a tank that is to be topped up. Twice: the reserve
     * waits for 100 µs more. Half: a worker that pauses for a moment has to compete.
     */
    static final long QUIET_NS = 100_000;

    /**
     * Units that are placed before they are shown together. Measured: showing each unit takes the count's cache line from
     * spinning workers each time. Twice: the first unit waits 100 ns longer. Half: hardly any difference.
     */
    static final int SHOWN_AT_ONCE = 16;

    /**
     * COARSE stamps are renewed when they are so old. Measured at 10,000,000 a second: each write costs every emitting worker a
     * cache miss. Twice: stamps are older. Half: monitored grants cost 10 % more.
     */
    static final long COARSE_STEP_NS = 1_000;

    // ---- The last stretch before a due time, when the thread spins ----

    /**
     * From here on the clock alone is read until the unit is due. It is more than a turn of all agents on the thread takes, so
     * a turn always ends within it. Twice: an agent on the same thread gets less time. Half: some units are late by a turn.
     */
    static final long LAST_STRETCH_NS = 150;

    /** A fast clock is read this often within the last stretch. Only a clock that stands still notices the bound. */
    static final int MOST_TURNS = 32;

    /**
     * The slot of the next unit is not fetched later than this. A cache line takes up to 300 ns from a core that is far off.
     * Twice: nothing is fetched at a million a second. Half: a slow fetch makes the unit late.
     */
    static final long LATEST_FETCH_NS = 300;

    /**
     * The slot of the next unit is not fetched earlier than this. Up to a million a second, the worker has mostly taken the
     * unit before by then. Twice: the fetch disturbs that worker. Half: turns of 300 ns miss the window.
     */
    static final long EARLIEST_FETCH_NS = 600;

    // ---- Parking ----

    /**
     * Parks up to this long come back late by the calibrated overshoot. A KVM host polls for 200 µs at most for the end of a
     * halt before it lends the processor to others (Linux, Documentation/virt/kvm/halt-polling.rst); park and overshoot
     * together are less. Twice: late wake-ups on such hosts. Half: one more wake-up for each unit at low rates.
     */
    static final long SHORT_PARK_NS = 140_000;

    /**
     * Looking ahead of a due time separately is worth a wake-up from intervals of so many overshoots on. Below, a thread that
     * comes back late for one due time is early enough to look ahead of the next. Twice or half: a wake-up a unit more or less
     * for intervals around it.
     */
    static final int LONG_INTERVAL = 4;

    /** Stands in for the overshoot of short parks where nothing was calibrated: the kernel's slack and a wake-up. */
    public static final long UNCALIBRATED_OVERSHOOT_NS = TimeUnit.MICROSECONDS.toNanos(100);

    /** The least overshoot that is believed. Less: HYBRID is late whenever the measurement was lucky. */
    public static final long LEAST_OVERSHOOT_NS = TimeUnit.MICROSECONDS.toNanos(10);

    /**
     * The greatest overshoot of short parks that is believed. It is less than {@link #TOP_UP_NS}, or HYBRID would spin as
     * long as a reserve waits. Twice: a stall while calibrating makes HYBRID spin half a millisecond for each unit.
     */
    public static final long MOST_OVERSHOOT_NS = TimeUnit.MICROSECONDS.toNanos(250);

    /**
     * The least that HYBRID leaves after a long park. Measured with the least timer slack: 997 of 1,000 parks of 0.9 ms come
     * back late by less, and one short park passes what is left. Half: one unit in a hundred is late. Twice: one more wake-up
     * for each unit.
     */
    public static final long LEAST_LONG_OVERSHOOT_NS = TimeUnit.MICROSECONDS.toNanos(200);

    /**
     * The most that HYBRID leaves after a long park, and what it leaves after parks that are longer than those that are
     * calibrated. Measured at 100 a second: with 150 µs the latest unit of a hundred was 250 µs late, with 350 µs 30 µs.
     * Twice: more short parks. Half: late units at low rates, and on noisy hosts.
     */
    public static final long MOST_LONG_OVERSHOOT_NS = TimeUnit.MICROSECONDS.toNanos(350);

    /**
     * Parks up to this long are late by what is calibrated, which is measured with parks of 1 ms. A processor that is idle for
     * longer sleeps more deeply. Twice: late units at a few hundred a second. Half: two more wake-ups for each unit there.
     */
    static final long LONGEST_CALIBRATED_PARK_NS = TimeUnit.MILLISECONDS.toNanos(2);

    /** A long park is given so many medians of its lateness: few parks can be calibrated, and their p99 is mostly one stall. */
    public static final int LONG_OVERSHOOT_MEDIANS = 4;

    /**
     * The longest single park of an agent. Nothing waits for it: whatever must be noticed wakes the thread. Twice or half: fewer
     * or more wake-ups of a throttle that has nothing to do.
     */
    public static final long LONGEST_PARK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The longest single park under a clock of the user's, which may jump while the thread is parked. Twice: late by as much. */
    public static final long FOREIGN_CLOCK_PARK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    // ---- Lines ----

    /**
     * So many lines a processor: two threads that run at the same time should not have the same one, whichever of many threads
     * they are. Measured with eight threads on two processors: 25 ns a grant with two a processor, 10 ns with four. Twice: a
     * longer look into an empty tank. Half: threads meet more often.
     */
    public static final int LINES_A_PROCESSOR = 4;

    // ---- Looks at the tank ----

    /**
     * 512 µs with ample room: a stall that comes before the look discards no more for it than that. 128 µs with room: not one
     * grant in a hundred is made late by a look at a million a second. 1 µs with little room. Twice: a full tank is noticed
     * later, and what falls due meanwhile is judged by an older look. Half: more grants are late by a cache miss.
     */
    public static final LookIntervals LOOKS = new LookIntervals(512_000, 128_000, 1_000, 8);

    // ---- The monitor ----

    /**
     * One emission takes so long to drain and record when its cache line comes from a far core, and as much again. Twice: gaps
     * between due times look too short to drain in. Half: a drain outlasts its gap and makes a unit late.
     */
    public static final long DRAIN_NS = 160;

    /**
     * The most emissions that are drained between two steps of the refill on the same thread. Twice: a unit that falls due
     * waits 10 µs at worst. Half: more turns for each emission.
     */
    public static final int DRAIN_BETWEEN_STEPS = 64;

    /**
     * A flood is drained up to so many tanks: what a full tank lets workers emit, and what they emit meanwhile. Twice: fuel is
     * late for no gain. Half: a second flood has to follow.
     */
    public static final int FLOOD_TANKS = 2;

    /**
     * On a shared thread emissions gather for so long at least. Measured at a million a second: a monitor that is always at the
     * ring's end costs workers more than the emission itself. Twice: the ring fills up more. Half: grants cost 5 ns more.
     */
    public static final long GATHER_NS = TimeUnit.MICROSECONDS.toNanos(60);

    /** The least time from one grant to the next, by which workers could fill the ring. Twice: a small ring may overflow. */
    public static final long FASTEST_GRANT_NS = 20;

    /** The most units that workers have taken and not yet emitted: one for each thread. Half: a crowd may fill the last of the ring. */
    public static final int IN_HAND = 64;

    /** The shortest park of a monitor that idles where emissions come at any rate. Twice: the ring fills up more. */
    public static final long SHORTEST_MONITOR_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);

    /** The least that the longest park of such a monitor may be. Half: more wake-ups at millions a second. */
    public static final long LEAST_MONITOR_PARK_NS = TimeUnit.MICROSECONDS.toNanos(100);

    /**
     * Up to this limit a ring whose capacity was not set begins with {@link #FIRST_EMISSIONS}, and is made whole when these are
     * used up. Twice or half: which throttles take the memory for all of the ring at once.
     */
    public static final double SLOW_PER_SECOND = 10_000;

    /** 400 ms of emissions at the highest such limit. Half: a monitor that is stalled for 200 ms makes the ring whole. */
    public static final int FIRST_EMISSIONS = 4_096;

    // ---- Waiting workers ----

    /** A waiter looks into the tank so often before it yields: about 1 µs. Twice: more processor time for each wait. */
    public static final int WAITER_SPINS = 100;

    /** A waiter yields so often before it parks. Twice: about 10 µs more processor time for each wait. */
    public static final int WAITER_YIELDS = 10;

    /** The first park of a waiter; each later one is twice as long. Twice: one look less before a unit is found. */
    public static final long SHORTEST_WAIT_NS = 1_000;

    /** The longest park of a waiter. Twice: a unit is found up to 2 ms late at low rates. Half: twice the wake-ups. */
    public static final long LONGEST_WAIT_NS = 1_000_000;

    /** So many waiters look into the tank as often as they like. More of them share that rate. Twice: twice the wake-ups. */
    public static final int HANDFUL_OF_WAITERS = 8;

    /** A waiting worker spends so much on a unit: it spins, yields and wakes up. Measured: 13 to 20 µs. For warnings only. */
    public static final double WAITER_COST_NS = 20_000;

    /** A refill thread spends so much on waking up from a park and on placing. Measured: 7 to 15 µs. For warnings only. */
    public static final double WAKE_UP_COST_NS = 10_000;

    // ---- Starting and stopping ----

    /** Whoever waits for an agent's thread or for the last emissions looks again after this. Twice: stop() is 20 µs later. */
    public static final long LOOK_AGAIN_NS = TimeUnit.MICROSECONDS.toNanos(20);

    private Tuning() {}
}
