// SPDX-License-Identifier: Apache-2.0
/**
 * The tank, the way back, and the mailbox. This package is the only door to JCTools; of the project it imports {@code lines}
 * alone.
 *
 * <pre>
 *                        ┌─▶ line 0 ─┐
 *   refill agent ──place─┼─▶ line 1 ─┼──take──▶ workers, each from its home line first
 *        ▲               └─▶ line 2 ─┘            │
 *        │                                        │
 *        └──the oldest first── Feedback ◀─reading─┘      (ONE and WINDOW only)
 *   anybody ──post──▶ Mailbox ──read──▶ an agent's thread, between two steps
 * </pre>
 *
 * <table>
 * <caption>Who writes, who reads, in which order</caption>
 * <tr><th>state</th><th>writer</th><th>readers</th><th>order</th></tr>
 * <tr><td>producer index of a line</td><td>refill agent alone</td><td>statistics</td>
 *     <td>volatile (CAS), before the slot's sequence is released</td></tr>
 * <tr><td>count of units shown</td><td>refill agent; whoever bars the tank</td><td>workers, each time they ask</td>
 *     <td>atomic add and or, released, an add when the unit stands in its slot; opaque loads, acquired before a look into all
 *     lines</td></tr>
 * <tr><td>count of units known to be gone</td><td>workers that found every line empty</td><td>workers, each time they ask</td>
 *     <td>released after the look, opaque loads; an older value is right, too</td></tr>
 * <tr><td>the lines</td><td>refill agent, once, before it shows a unit in one of them</td><td>all</td><td>volatile</td></tr>
 * <tr><td>consumer index of a line</td><td>workers</td><td>workers, refill agent in a look, statistics</td>
 *     <td>volatile (CAS): the instant of a grant</td></tr>
 * <tr><td>count of samples whose worker was not alone, lines that are lived in</td><td>workers; refill agent forgets lines now and then</td>
 *     <td>refill agent; workers that are not alone</td><td>opaque or released: nothing depends on it but speed</td></tr>
 * <tr><td>positions claimed of the way back</td><td>workers that took a unit</td><td>the same</td>
 *     <td>atomic add or CAS, acquired and released</td></tr>
 * <tr><td>readings on the way back</td><td>the worker that claimed the position</td><td>refill agent</td>
 *     <td>plain, released and acquired by the turn that stands before it</td></tr>
 * <tr><td>letters of a mailbox</td><td>whoever posts</td><td>the thread that reads</td>
 *     <td>released and acquired by the queue; then the reader is looked up, after a full fence</td></tr>
 * <tr><td>reader of a mailbox</td><td>the thread that reads</td><td>whoever posts</td>
 *     <td>volatile, before its first look into the mailbox</td></tr>
 * <tr><td>count of reclaimed units</td><td>whoever empties the tank</td><td>statistics</td><td>volatile</td></tr>
 * </table>
 *
 * <p><b>Sums over lines.</b> Level and grants are sums of what each line says, and lines are read one after the other.
 *
 * <ul>
 *   <li>Grants only grow. So the sum lies between what was granted when the reading began and when it ended, and each grant in
 *       it has happened. The units of these grants are counted as kept before they are placed, and readers read the grants first:
 *       so what is held is never negative.
 *   <li>The refill agent alone places, so while it reads the level it only falls. So the sum is at least the level at the end of
 *       the reading. A look reads the clock after that: the level at that instant is at most the sum. That is what LIMIT's bound
 *       needs.
 * </ul>
 *
 * <p><b>Empty stays empty.</b> Let P be the count of units shown that a worker read before it looked into the lines. Each of these
 * P units stood in a line at that time or was taken. The worker looked into every line that there is: lines are published before
 * a unit in them is shown. It found all of them empty, so all P units are taken, and no unit goes back into a line but as a new
 * one. So as long as no more than P units are shown, there is nothing, and {@code Gauge} says so. To read P after the look would be wrong: a unit that was
 * placed behind the look would count as gone.
 *
 * <p>Before it places a unit, the refill agent writes to the next free slot what already stands there, atomically, so that the
 * slot's cache lines are its own by then. What a worker writes at the same time is not lost, and no thread sees a difference.
 *
 * <p>{@link io.mpthrottle.tank.PaddedLong} is the one place where the library pads. The two counts that a refusal reads are padded
 * because every worker reads them at each refusal: beside anything that changes, each refusal would miss the cache.
 *
 * <p>Taking and placing use the relaxed operations of the queue. These never wait for a thread that was stopped in the
 * middle of its own operation, so both are lock-free. There is a price. While the placing of a unit is not finished, a worker
 * may be refused. While a worker is still leaving a slot, placing there may fail although there is room; the refill agent then
 * places the unit in another line, or keeps it and tries again.
 */
@NullMarked
package io.mpthrottle.tank;

import org.jspecify.annotations.NullMarked;
