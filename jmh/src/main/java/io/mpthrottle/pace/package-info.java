// SPDX-License-Identifier: Apache-2.0
/**
 * The pace rig: an open-loop measurement of how evenly limiters let work go, which JMH cannot make.
 *
 * <p>A trial asks for a rate. Unit k is intended for the instant {@code origin + k / rate}, fixed beforehand in integers. A slow
 * grant never moves the grid, so a stall counts for every unit that it held up. {@link io.mpthrottle.pace.RigCommand} runs each
 * trial in a JVM of its own, {@link io.mpthrottle.pace.Chore}. In a contest ours takes turns, within one JVM
 * ({@link io.mpthrottle.pace.Relay}), with what it is judged by, and so again in several JVMs.
 *
 * <p>What was found is a {@code Measurement} of {@code io.mpthrottle.reports.model}, whose file the page reads; the goals are
 * judged there, too.
 *
 * <p><b>What is compared.</b> Ours: LIMIT with maxN = rate per one second. The tank starts empty and a unit falls due every T, so
 * the limit paces evenly. It discards nothing unless it was stalled for a whole second, and then the trial is a FAIL. Ours is
 * monitored, as that is the default: PRECISE stamps below 5,000,000 a second, COARSE from there on with BUSY_SPIN. Refill and
 * monitor share one thread, since the rig is made for machines of two cores and the worker needs one of them. Peers: their
 * blocking call, unmonitored. The floor: a thread that spins on the clock until each intended instant, beside a second spinning
 * thread in place of the refill agent. Nothing that is built on {@code System.nanoTime} can be more even on the same machine.
 *
 * <p><b>What is read.</b> The worker reads the clock once after each grant; interval and lateness come from this reading. From
 * 5,000,000 a second on there is no time for that, so it reads the clock after two successive grants in every sixteen. The
 * origin of ours is the reading with which its run began; the origin of a peer is its first grant. Only peers can be early; a
 * lateness below zero is recorded as zero.
 */
@NullMarked
package io.mpthrottle.pace;

import org.jspecify.annotations.NullMarked;
