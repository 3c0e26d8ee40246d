// SPDX-License-Identifier: Apache-2.0
/**
 * The pace rig: an open-loop measurement of how evenly limiters let work go, which JMH cannot make.
 *
 * <p>A trial asks for a rate. Unit k is intended for the instant {@code origin + k / rate}, fixed beforehand in integers;
 * a slow grant never moves the grid, so what a stall costs is counted for every unit it held up. Each trial runs in a JVM
 * of its own, {@link io.mpthrottle.pace.Chore}, which {@link io.mpthrottle.pace.RigCommand} drives; ours and what its tail and its
 * sparing modes are judged by take turns in one, {@link io.mpthrottle.pace.Relay}, and so again in several.
 *
 * <p><b>What is compared.</b> Ours: LIMIT with maxN = rate per one second. The tank starts empty and a unit falls due every
 * T, so the limit paces evenly, and it discards nothing unless it was stalled for a whole second (which is then a FAIL). It
 * is monitored, since that is what one gets: PRECISE stamps below 5,000,000 a second, COARSE from there on with BUSY_SPIN.
 * Refill and monitor share one thread, as the rig is made for machines of two cores and the worker needs the other one.
 * Peers: their blocking call, unmonitored. The floor: a thread that spins on the clock itself until each intended instant,
 * beside a second spinning thread in place of the refill agent; nothing that is built on {@code System.nanoTime} can be
 * more even than that, on this machine, in that minute.
 *
 * <p><b>What is read.</b> The worker reads the clock once after each grant; interval and lateness come from this reading.
 * From 5,000,000 a second on there is no time for that at each grant, so it reads after two successive ones in every
 * sixteen. The origin of ours is the reading that its run began with, that of a peer is its first grant. A lateness below zero,
 * which only peers have, is recorded as zero.
 */
@NullMarked
package io.mpthrottle.pace;

import org.jspecify.annotations.NullMarked;
