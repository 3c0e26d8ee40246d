// SPDX-License-Identifier: Apache-2.0
/**
 * What is allowed: the rules of the hardcaps as pure steps over time.
 *
 * <pre>
 *   refill agent ──available(now, held)──▶ policy     "so many there could be"; nothing changes
 *                ──commit(n)────────────▶            "n of them are placed"
 *                ◀─outlook()─────────────            "look again after so long"
 * </pre>
 *
 * <p>A policy imports nothing: no clock, no queue, no thread. One thread calls it, the one that runs the refill agent, and
 * nobody else reads its fields, so none of them is volatile. A policy that is asked again without a commit in between gives
 * the same answer, so several policies can be asked before the least of their answers is committed to each.
 *
 * <p>Readings of the clock are compared by difference only. The clock's origin, its sign and its wrap do not matter.
 *
 * <p>To add a kind of limit, implement {@link io.mpthrottle.policy.Policy} here and choose it where the throttle's parts are
 * put together.
 */
@NullMarked
package io.mpthrottle.policy;

import org.jspecify.annotations.NullMarked;
