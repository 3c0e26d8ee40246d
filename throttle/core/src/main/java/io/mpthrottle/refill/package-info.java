// SPDX-License-Identifier: Apache-2.0
/**
 * The refill: the agent that places fuel, and how its thread passes the time. Imports policy and tank, and nothing else of
 * the project.
 *
 * <pre>
 *   clock ──▶ RefillAgent ──available(now, held)──▶ Policy ──outlook──▶ RefillIdle ──▶ park or spin
 *                 │       ──commit(n)─────────────▶
 *                 ├──n units──▶ Supply ──▶ Tank
 *                 ├──counts───▶ FuelCounts ──▶ statistics
 *                 └──reading──▶ CoarseClock ─▶ workers' stamps
 * </pre>
 *
 * <p>A step of the agent, in order: look at the tank if the policy wants a look; read the clock; receive the units that came
 * back; ask the policy, and commit to its answer; publish the counts; place. The look is before the reading, or the bound of
 * LIMIT would not hold. The counts are before the placing, or a grant could be seen that nothing accounts for.
 *
 * <p>Every field of agent, policy, supply and idling is written by the one thread that runs the agent. It is handed from run to
 * run by the thread that starts and joins that one. What other threads may read meanwhile is released: the two counts in
 * {@link io.mpthrottle.refill.FuelCounts} and the reading in {@link io.mpthrottle.refill.CoarseClock}.
 *
 * <p>All numbers that were fitted to machines stand in {@link io.mpthrottle.refill.Tuning}.
 */
@NullMarked
package io.mpthrottle.refill;

import org.jspecify.annotations.NullMarked;
