// SPDX-License-Identifier: Apache-2.0
/**
 * The tank, the way back, and the mailbox. This package is the only door to JCTools and imports nothing else of the project.
 *
 * <pre>
 *   refill agent ──place──▶ Tank ──take──▶ workers
 *        ▲                                   │
 *        └────────────── Feedback ◀──return──┘      (ONE and WINDOW only)
 *   anybody ──post──▶ Mailbox ──read──▶ an agent's thread, between two steps
 * </pre>
 *
 * <table>
 * <caption>Who writes, who reads, in which order</caption>
 * <tr><th>state</th><th>writer</th><th>readers</th><th>order</th></tr>
 * <tr><td>producer index of the tank</td><td>refill agent alone</td><td>statistics</td>
 *     <td>volatile (CAS), before the slot's sequence is released</td></tr>
 * <tr><td>count of units placed</td><td>refill agent; whoever bars the tank</td><td>workers, each time they ask</td>
 *     <td>atomic add and or, released, an add when the unit stands in its slot; opaque loads</td></tr>
 * <tr><td>consumer index of the tank</td><td>workers</td><td>workers, refill agent in a look, statistics</td>
 *     <td>volatile (CAS): the instant of a grant</td></tr>
 * <tr><td>positions claimed of the way back</td><td>workers that took a unit</td><td>the same</td>
 *     <td>atomic add, acquired and released</td></tr>
 * <tr><td>readings on the way back</td><td>the worker that claimed the position</td><td>refill agent</td>
 *     <td>plain, released and acquired by the turn that stands before it</td></tr>
 * <tr><td>letters of a mailbox</td><td>whoever posts</td><td>the thread that reads</td>
 *     <td>released and acquired by the queue; then the reader is looked up, after a full fence</td></tr>
 * <tr><td>reader of a mailbox</td><td>the thread that reads</td><td>whoever posts</td>
 *     <td>volatile, before its first look into the mailbox</td></tr>
 * <tr><td>count of reclaimed units</td><td>whoever empties the tank</td><td>statistics</td><td>volatile</td></tr>
 * </table>
 *
 * <p>Before it places a unit, the refill agent writes to the next free slot what already stands there, atomically, so that the
 * slot's cache lines are its own by then. What a worker writes at the same time is not lost, and no thread sees a difference.
 *
 * <p>{@link io.mpthrottle.tank.PaddedLong} is the one place where the library pads. The count of units placed is padded because
 * every worker reads it at each refusal: beside anything that changes, each refusal would miss the cache.
 *
 * <p>Taking and placing use the relaxed operations of the queue. These never wait for a thread that was stopped in the
 * middle of its own operation, so both are lock-free. There is a price. While the placing of a unit is not finished, a worker
 * may be refused. While a worker is still leaving a slot, placing there may fail although there is room; the refill agent keeps
 * such a unit and tries again.
 */
@NullMarked
package io.mpthrottle.tank;

import org.jspecify.annotations.NullMarked;
