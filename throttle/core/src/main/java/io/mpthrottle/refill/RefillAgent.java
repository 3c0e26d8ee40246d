// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.policy.Outlook;
import io.mpthrottle.policy.Policy;
import io.mpthrottle.tank.Tank;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/**
 * The agent that alone puts fuel into the tank.
 *
 * <p>All policy runs here. A step asks the policy what there could be, commits to it and places it. What the policy allows
 * beyond the queue's slots is kept as a number, the reserve, and tops the queue up as it drains.
 *
 * <p>Workers write the consumers' index all the time, so a step reads it only when the policy wants a look. A thread that
 * spins sees a due time up to one turn late, and how late is another matter each time, so intervals would be uneven by a turn
 * in either direction. So an agent that spins passes the last stretch before a due time on the clock alone, whose reading is
 * most of what a turn costs. Shortly before, it fetches the memory that placing the unit will write to.
 *
 * <p>{@link #begin} and {@link #end} are called while no thread is inside {@link #doWork()}; starting and joining that
 * thread orders them.
 */
public final class RefillAgent implements Agent {
    private final String roleName;
    private final NanoClock clock;
    private final Tank tank;
    private final Policy policy;
    private final Supply supply;
    private final @Nullable CoarseClock coarse;
    private final boolean spins;
    private final Policy[] limits;
    private final FuelCounts[] counts;

    private long nowNs;

    /** How many units were placed when the slot for the next one was prepared. */
    private long preparedAfter = -1;

    private long kept;
    private long reserve;

    /**
     * Whether the last step left units over. The queue is then topped up only when half of it is empty, or when nobody takes: to
     * compete with the workers for each slot that they leave would slow them down.
     */
    private boolean isTankFull;

    /** What the tank held when its level was last seen to change, and when that was. */
    private long seenLevel;

    private long seenNs;

    /**
     * Makes the agent.
     *
     * @param roleName its name, also its thread's
     * @param clock the throttle's clock
     * @param tank the tank to place into
     * @param policy decides how much
     * @param supply where units come from
     * @param coarse told the time at every step, or null
     * @param spins whether {@link #doWork()} may wait on the clock for a due time that is a turn away
     */
    public RefillAgent(
            final String roleName,
            final NanoClock clock,
            final Tank tank,
            final Policy policy,
            final Supply supply,
            final @Nullable CoarseClock coarse,
            final boolean spins) {
        this.roleName = roleName;
        this.clock = clock;
        this.tank = tank;
        this.policy = policy;
        limits = policy.parts().toArray(new Policy[0]);
        counts = Stream.generate(FuelCounts::new).limit(limits.length).toArray(FuelCounts[]::new);
        this.supply = supply;
        this.coarse = coarse;
        this.spins = spins;
    }

    @Override
    public String roleName() {
        return roleName;
    }

    /**
     * A run begins.
     *
     * @param startNs the clock's reading
     */
    public void begin(final long startNs) {
        nowNs = startNs;
        if (coarse != null) {
            coarse.set(startNs);
        }
        supply.receive(policy);
        keep(policy.begin(startNs));
    }

    @Override
    public int doWork() {
        final Outlook outlook = policy.outlook();
        if (!outlook.wantsLook()) {
            return step(spins ? approach(outlook) : clock.nanoTime(), Policy.NO_LOOK);
        }
        if (spins && outlook.untilDueNs() <= Tuning.LAST_STRETCH_NS) {
            approach(outlook);
        }
        // The level before the clock: what is judged by this look fell due after the level was read.
        final long held = tank.level() + reserve;
        return step(clock.nanoTime(), held);
    }

    /**
     * Takes the time forward and places what may be placed.
     *
     * @param readNs a reading of the clock, not before the one of the last step
     * @param held the units in tank and reserve at a moment before that reading, or {@link Policy#NO_LOOK}
     * @return how many units were received from workers or placed
     */
    public int step(final long readNs, final long held) {
        nowNs = readNs;
        if (coarse != null) {
            coarse.offer(readNs);
        }
        final int received = supply.receive(policy);
        return received + keep(policy.available(readNs, held));
    }

    /** Reads the clock; when something is due within a turn, until it is due. A clock that stands still is given up soon. */
    private long approach(final Outlook outlook) {
        final long untilDueNs = outlook.untilDueNs();
        // Not for a tank that may be full, where no slot is free: that wants a look and does not come here so early.
        if (untilDueNs >= Tuning.LATEST_FETCH_NS && untilDueNs <= Tuning.EARLIEST_FETCH_NS) {
            prepare();
        }
        long readNs = clock.nanoTime();
        if (untilDueNs <= Tuning.LAST_STRETCH_NS) {
            final long dueNs = outlook.atNs() + untilDueNs;
            for (int turns = Tuning.MOST_TURNS; turns > 0 && readNs - dueNs < 0; turns--) {
                readNs = clock.nanoTime();
            }
        }
        return readNs;
    }

    /** Fetches the memory of the next slot, once for each slot. */
    private void prepare() {
        final long placed = kept - reserve;
        if (placed != preparedAfter) {
            preparedAfter = placed;
            tank.prepare();
        }
    }

    /** The run is ending: takes the fuel that is left. Afterwards the tank is empty and nothing is placed. */
    public void reclaim() {
        supply.reclaimAll(tank);
    }

    /**
     * The run ended. What is left is discarded or stays for the next run, as each limit says.
     *
     * @param endNs the clock's reading, made after the fuel that was left had been reclaimed
     */
    public void end(final long endNs) {
        nowNs = endNs;
        supply.receive(policy);
        final long left = kept - tank.granted();
        policy.end(endNs, left);
        reserve = 0;
        kept -= left;
        publish();
    }

    /**
     * Empties the tank because the throttle failed. Called by the thread that failed, and once more by the agent's own
     * thread when it leaves, since it may have been placing meanwhile.
     */
    public void abandon() {
        while (tank.reclaim() != null) {
            // The throttle has failed, so nobody accounts for these units.
        }
    }

    /**
     * The reading of the last step, for agents that run on the same thread.
     *
     * @return nanoseconds of the throttle's clock
     */
    public long nowNs() {
        return nowNs;
    }

    /**
     * How far off the next step is that can add something: the time that an agent on the same thread may take.
     *
     * @return nanoseconds from {@link #nowNs()} on; 0 or less when it is due
     */
    public long untilNextNs() {
        return policy.outlook().untilDueNs();
    }

    /** What the thread has to know before it looks away. */
    Outlook outlook() {
        return policy.outlook();
    }

    /** How long to look away at most, whatever is due. */
    long longestAwayNs() {
        return reserve > 0 ? Tuning.TOP_UP_NS : Long.MAX_VALUE;
    }

    /**
     * What others may know of the fuel.
     *
     * @return the counts of each limit, readable from any thread
     */
    public List<FuelCounts> counts() {
        return List.of(counts);
    }

    private int keep(final long units) {
        policy.commit(units);
        kept += units;
        reserve += units;
        publish();
        if (reserve == 0 || (isTankFull && !isWorthFilling())) {
            return 0;
        }
        // A step ends after a tank's worth, however fast workers take: the monitor may wait for the same thread.
        final long placed = supply.place(tank, Math.min(reserve, Tank.MAX_UNITS));
        reserve -= placed;
        isTankFull = reserve > 0;
        return (int) placed;
    }

    /** Whether half of the tank was drained, or nobody takes at the moment. */
    private boolean isWorthFilling() {
        final long level = tank.level();
        if (level != seenLevel) {
            seenLevel = level;
            seenNs = nowNs;
        }
        return tank.isHalfEmptyAt(level) || nowNs - seenNs >= Tuning.QUIET_NS;
    }

    private void publish() {
        for (int limit = 0; limit < limits.length; limit++) {
            counts[limit].publish(kept, limits[limit]);
        }
    }
}
