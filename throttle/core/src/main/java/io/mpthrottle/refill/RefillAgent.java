// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.tank.Tank;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/**
 * The agent that alone puts fuel into the tank.
 *
 * <p>All policy runs here, so a step reads the clock at most once, and the consumers' index, which workers write all the time,
 * only when the policy wants a look. What the policy allows beyond the queue's slots is kept as a number, the reserve,
 * and tops the queue up as it drains.
 *
 * <p>{@link #begin} and {@link #end} are called while no thread is inside {@link #doWork()}; starting and joining that
 * thread orders them.
 */
public final class RefillAgent implements Agent {
    /** With a reserve waiting: a worker needs about this long to drain a full queue. */
    private static final long TOP_UP_NS = 500_000;

    /** As often as a fast clock can be read in the last stretch. */
    private static final int MOST_TURNS = 32;

    private final String roleName;
    private final NanoClock clock;
    private final Tank tank;
    private final RefillPolicy policy;
    private final Supply supply;
    private final @Nullable CoarseClock coarse;
    private final FuelCounts counts = new FuelCounts();

    private long nowNs;

    /** The last reading of an approach. */
    private long arrivedNs;

    /** Whether it is for the next step to use. */
    private boolean hasArrived;

    /** How many units were placed when the slot for the next one was prepared. */
    private long preparedAfter = -1;

    private long kept;
    private long reserve;

    /**
     * The last units found no slots, or a step had placed enough. To fight with the workers for each slot they leave would slow
     * them down.
     */
    private boolean isTankFull;

    private long discardedAtEnds;

    /**
     * Makes the agent.
     *
     * @param roleName its name, also its thread's
     * @param clock the throttle's clock
     * @param tank the tank to place into
     * @param policy decides how much
     * @param supply where units come from
     * @param coarse told the time at every step, or null
     */
    public RefillAgent(
            final String roleName,
            final NanoClock clock,
            final Tank tank,
            final RefillPolicy policy,
            final Supply supply,
            final @Nullable CoarseClock coarse) {
        this.roleName = roleName;
        this.clock = clock;
        this.tank = tank;
        this.policy = policy;
        this.supply = supply;
        this.coarse = coarse;
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
        hasArrived = false;
        if (coarse != null) {
            coarse.set(startNs);
        }
        supply.receive(policy);
        keep(policy.begin(startNs));
    }

    @Override
    public int doWork() {
        // The level before the clock: what is judged by this look fell due after the level was read.
        final long held = policy.wantsLook() ? tank.level() + reserve : RefillPolicy.NO_LOOK;
        nowNs = hasArrived && held == RefillPolicy.NO_LOOK ? arrivedNs : clock.nanoTime();
        hasArrived = false;
        if (coarse != null) {
            coarse.offer(nowNs);
        }
        final int received = supply.receive(policy);
        final long units = policy.step(nowNs, held);
        return received + keep(units);
    }

    /** The run is ending: takes the fuel that is left. Afterwards the tank is empty and nothing is placed. */
    public void reclaim() {
        supply.reclaimAll(tank);
    }

    /**
     * The run ended. What is left is discarded or stays in the reserve, as the policy says.
     *
     * @param endNs the clock's reading, made after the fuel that was left had been reclaimed
     */
    public void end(final long endNs) {
        nowNs = endNs;
        supply.receive(policy);
        final long left = kept - tank.granted();
        if (policy.end(endNs)) {
            reserve = left;
        } else {
            reserve = 0;
            kept -= left;
            discardedAtEnds += left;
        }
        publish();
    }

    /**
     * Empties the tank because the throttle failed. Called by the thread that failed, and once more by the agent's own
     * thread when it leaves, since it may have been placing meanwhile.
     */
    public void abandon() {
        while (tank.reclaim() != null) {
            // A unit that is lost here is missed by nobody.
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

    /** Has time to spare before the next step. Once for each slot; and not for a tank that may be full, where none is free. */
    void prepare() {
        final long placed = kept - reserve;
        if (placed != preparedAfter && !policy.wantsLook()) {
            preparedAfter = placed;
            tank.prepare();
        }
    }

    /**
     * Reads the clock until the next step is due, and leaves its last reading to that step: to read once more would make each
     * unit late by a reading. A clock that stands still is given up soon.
     */
    void approach() {
        final long dueNs = nowNs + untilNextNs();
        arrivedNs = clock.nanoTime();
        for (int turns = MOST_TURNS; turns > 0 && arrivedNs - dueNs < 0; turns--) {
            arrivedNs = clock.nanoTime();
        }
        hasArrived = true;
    }

    /**
     * How far off the next step is that can add something: the time that an agent on the same thread may take.
     *
     * @return nanoseconds from {@link #nowNs()} on; 0 or less when it is due
     */
    public long untilNextNs() {
        return policy.untilNextNs(nowNs);
    }

    /** How far off the first due time is that a look may still decide, if none is made before the next one. */
    long untilNextUndecidedNs() {
        return policy.untilNextUndecidedNs(nowNs);
    }

    /** How long to look away at most, whatever is due. */
    long longestAwayNs() {
        return reserve > 0 ? TOP_UP_NS : Long.MAX_VALUE;
    }

    /** Whether the tank should be looked at once more before then. */
    boolean wantsLook() {
        return policy.wantsLook();
    }

    /**
     * What others may know of the fuel.
     *
     * @return the counts, readable from any thread
     */
    public FuelCounts counts() {
        return counts;
    }

    private int keep(final long units) {
        if (units > 0) {
            kept += units;
            reserve += units;
        }
        publish();
        if (reserve == 0 || (isTankFull && !tank.hasDrained())) {
            return 0;
        }
        // One that goes on for as long as workers take would keep the monitor from the thread that they share.
        final long placed = supply.place(tank, Math.min(reserve, Tank.MAX_UNITS));
        reserve -= placed;
        isTankFull = reserve > 0;
        return (int) placed;
    }

    private void publish() {
        counts.publish(kept, policy.discarded() + discardedAtEnds);
    }
}
