// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import io.mpthrottle.lines.LineCount;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Holds the fuel that is ready.
 *
 * <p>The obvious limiter lets each caller read the clock and recompute shared state, and so makes even a refusal pay for
 * the policy. Here the tank knows no policy at all: the refill agent places units when they are allowed, workers take
 * them, and an empty tank is the refusal. What a worker pays is two cached loads when it is refused and one CAS when it
 * is granted, whatever the policy costs.
 *
 * <p><b>Lines.</b> One queue is the fastest tank for one worker. Workers that take at the same time wait in it for each other's
 * cache lines, each for the CAS, the slot and its sequence, and all of them together get less than one alone. So there can be
 * several queues side by side, see {@link Lines}. The refill agent makes them when it sees that workers disturb each other, and
 * decides which one gets a unit, see {@link Placer}. A unit that is in any line is found: a worker that finds its home empty
 * looks into all others.
 *
 * <p><b>A refusal</b> must not look into every line. {@link Gauge} tells why it need not.
 *
 * <p>The tank is its own first line, and a throttle's workers look at the gauge without coming here. Between the CAS of one grant
 * and that of the next, each reference that leads to the queue is waited for. One less is measured as 0.6 of 6.4 ns.
 *
 * <p>Assumptions: one thread at a time places (the refill agent); any number of threads take. Progress: {@link #take()}
 * and {@link #place(Unit)} are lock-free and never wait for another thread. The instant of a grant is the CAS that
 * advances a consumer index, so the indices of the queues alone count the grants.
 */
public final class Tank extends Line {
    /** The most units that are placed at once; what a policy allows beyond stays a number in the refill agent. */
    public static final int MAX_UNITS = 65_536;

    /** A line has room for so many units, if there are so many. */
    private static final int LEAST_UNITS_EACH = 256;

    private final Gauge gauge = new Gauge();
    private final Placer placer;
    private final Crowding crowding = new Crowding();
    private final AtomicLong reclaimed = new AtomicLong();
    private final long half;

    private final Headroom headroom;

    /** The lines, once there are several. Writer: the refill agent, before it shows a unit in one of them. Readers: all. */
    private volatile @Nullable Lines lines;

    /**
     * Makes an empty tank that stays one line.
     *
     * @param units how many units the policy has out at most
     */
    public Tank(final long units) {
        this(units, LineCount.ONE);
    }

    /**
     * Makes an empty tank.
     *
     * @param units how many units the policy has out at most
     * @param count how many lines there may be
     */
    public Tank(final long units, final LineCount count) {
        this(units, count, 0);
    }

    /**
     * Makes an empty tank.
     *
     * @param units how many units the policy has out at most; the first line gets that many slots, at least 2 and at most
     *     {@link #MAX_UNITS}, rounded up to a power of two. The cap is the policy's, never the queue's.
     * @param count how many lines there may be
     * @param headroomUnits how many units, the last of all, are for urgent work alone, 0 to {@link #MAX_UNITS}
     */
    public Tank(final long units, final LineCount count, final long headroomUnits) {
        super((int) Math.min(units, MAX_UNITS));
        final int slots = (int) Math.min(units, MAX_UNITS);
        half = capacity() / 2;
        final int unitsEach = Math.max(slots / count.most(), Math.min(slots, LEAST_UNITS_EACH));
        placer = new Placer(this, count.most(), unitsEach, crowding);
        lines = count.startsWithSeveral() ? placer.makeLines() : null;
        headroom = new Headroom(headroomUnits);
    }

    /**
     * What workers look at before they take.
     *
     * @return the gauge, always the same
     */
    public Gauge gauge() {
        return gauge;
    }

    /** Tells what the gauge tells, and not whether the first line is empty. */
    @Override
    public boolean isEmpty() {
        return gauge.isEmpty();
    }

    /**
     * Takes one unit if there is one; ask the gauge before.
     *
     * @return the unit, or null if the tank is empty
     */
    public @Nullable Unit take() {
        final Lines several = lines;
        final Unit unit = several == null ? relaxedPoll() : several.takeAtHome();
        if (unit == null) {
            return search();
        }
        if (unit == Unit.SAMPLE) {
            lookAround();
        }
        return unit;
    }

    /**
     * Tells whether there is nothing to take, not even for urgent work.
     *
     * @return true if there is no unit; never true of a tank that is barred
     */
    public boolean isEmptyForUrgent() {
        return gauge.isEmpty() && headroom.isEmpty();
    }

    /**
     * Takes one unit for urgent work, from the headroom only if there is none beyond it.
     *
     * @return the unit, or null if the tank is empty
     */
    public @Nullable Unit takeUrgently() {
        final Unit unit = gauge.isEmpty() ? null : take();
        return unit == null ? headroom.take() : unit;
    }

    /** Finds out whether others take from the same line at the same time. */
    private void lookAround() {
        final Lines several = lines;
        if (several != null) {
            several.moveOnIfCrowded();
        } else if (Crowding.isCrowded(this)) {
            crowding.count();
        }
    }

    /**
     * Looks into each line, and remembers that all were empty. A look into several lines takes a while. Meanwhile a unit may be
     * shown in a line that was looked at, and another be taken from one that was not yet; then there was a unit all the time.
     * So what was shown meanwhile is looked for once more.
     */
    private @Nullable Unit search() {
        // Read before the lines are looked at, and before it is known which lines there are.
        long shown = gauge.shown();
        while (true) {
            final Unit unit = takeAnywhere();
            if (unit != null) {
                return unit;
            }
            final long shownAfterwards = gauge.shown();
            if (shownAfterwards == shown) {
                gauge.allGone(shown);
                return null;
            }
            shown = shownAfterwards;
        }
    }

    private @Nullable Unit takeAnywhere() {
        final Lines several = lines;
        return several == null ? relaxedPoll() : several.takeAnywhere();
    }

    /** From now on the tank does not look empty, even if it is. Called from any thread, any number of times. */
    public void bar() {
        gauge.bar();
        headroom.bar();
    }

    /**
     * Fetches the memory that the next {@link #place} writes to, so that the unit need not wait for it when it is due. Changes
     * nothing that another thread can see. Takes as long as two cache lines take from one core to another, ten to some hundred
     * nanoseconds. Called by the refill agent alone.
     */
    public void prepare() {
        placer.next().fetchNext();
    }

    /**
     * Places one unit. To a worker the tank may look empty until {@link #show}. Each call of that takes a cache line away from
     * the workers that look at it, so units that fall due together are shown together. Called by the refill agent alone.
     *
     * @param unit the unit
     * @return false if there is no free slot
     */
    public boolean place(final Unit unit) {
        return headroom.place(unit) || placer.place(unit);
    }

    /**
     * Shows units that were placed. Called by the refill agent alone.
     *
     * @param units how many
     */
    public void show(final long units) {
        final long beyond = headroom.show(units);
        if (beyond > 0) {
            gauge.show(beyond);
        }
        if (placer.wantsLines()) {
            makeLines();
        }
    }

    /** Makes the lines, unless they are there. What was placed stays where it is. Called by the refill agent alone. */
    public void makeLines() {
        if (lines == null) {
            lines = placer.makeLines();
        }
    }

    /** The lines, or null while there is one. */
    @Nullable
    Lines lines() {
        return lines;
    }

    /**
     * Reads how many units wait here. Exact when the refill agent asks, since nobody else places; the consumer indices are
     * read last and volatile, so a clock reading that follows in program order is later than the level.
     *
     * @return the number of units in all lines
     */
    public long level() {
        final Lines several = lines;
        long level = headroom.level();
        if (several == null) {
            return level + waiting();
        }
        for (int number = 0; number < several.count(); number++) {
            level += several.line(number).waiting();
        }
        return level;
    }

    /**
     * Tells whether so many units were taken from a full tank that filling it up is worth while.
     *
     * @param level the level as it was read
     * @return true if the tank is at most half full
     */
    public boolean isHalfEmptyAt(final long level) {
        return level - headroom.units() <= half;
    }

    /**
     * Counts the units that workers have taken since the tank was made.
     *
     * @return the grants; never more than there were, also while the tank is being emptied
     */
    public long granted() {
        while (true) {
            final long before = reclaimed.get();
            final long left = taken();
            // Otherwise the tank was being emptied, and this reader may have been held up in between.
            if (reclaimed.get() == before) {
                return Math.max(0, left - before);
            }
        }
    }

    /** How many units have left the lines and the headroom. Each take that is counted happened before this returns. */
    private long taken() {
        final Lines several = lines;
        long taken = headroom.taken();
        if (several == null) {
            return taken + currentConsumerIndex();
        }
        for (int number = 0; number < several.count(); number++) {
            taken += several.line(number).currentConsumerIndex();
        }
        return taken;
    }

    /**
     * Takes one unit back, so that it counts as no grant.
     *
     * @return the unit, or null if the tank is empty
     */
    public @Nullable Unit reclaim() {
        // Counted first: a reader in between sees one grant too few, never one too many.
        reclaimed.incrementAndGet();
        final Unit beyond = takeAnywhere();
        final Unit unit = beyond == null ? headroom.reclaim() : beyond;
        if (unit == null) {
            reclaimed.decrementAndGet();
        }
        return unit;
    }
}
