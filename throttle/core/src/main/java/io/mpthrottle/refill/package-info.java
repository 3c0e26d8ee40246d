// SPDX-License-Identifier: Apache-2.0
/**
 * The refill: when fuel falls due, how much of it the hardcap keeps, and the agent that places it. Imports the tank and
 * nothing else of the project.
 *
 * <pre>
 *   clock ──▶ RefillAgent ──(nowNs, level)──▶ RefillPolicy      pure, tested without threads
 *                 │      ◀──units to keep────
 *                 ├──place──▶ Tank
 *                 └──reading, once a microsecond──▶ CoarseClock ──▶ workers' stamps
 * </pre>
 *
 * <p>Every field of a policy and of the agent is written by the one thread that runs the agent, and handed from run to
 * run by the thread that starts and joins it. What others may read while it runs is released: the two counts in {@link
 * io.mpthrottle.refill.FuelCounts} and the reading in {@link io.mpthrottle.refill.CoarseClock}.
 */
@NullMarked
package io.mpthrottle.refill;

import org.jspecify.annotations.NullMarked;
