// SPDX-License-Identifier: Apache-2.0
/**
 * The way of an emission from the worker to the monitor. This package is the only door to Agrona's ring buffer; of the project
 * it imports {@code lines} alone.
 *
 * <p>Any number of workers write, the monitor's thread reads. In time from top to bottom:
 *
 * <pre>
 *   worker                          ring                              monitor's thread
 *
 *   CAS ──────────────────────────▶ tail: 16 bytes are claimed
 *   plain store ──────────────────▶ stamp
 *   release store ────────────────▶ length and type ───acquire load─▶ a record is ready
 *                                   stamp ─────────────plain load───▶ to the monitor
 *                                   all that was read ◀─plain store── zeros
 *   volatile load (if it looks full) head ◀────────────release store─ room for new records
 *   release store ────────────────▶ head cache: the head as a worker saw it last
 * </pre>
 *
 * <ul>
 *   <li><b>Order.</b> The release of length and type makes the stamp visible with them; the release of the head makes the
 *       zeros visible before a worker may claim there again. A record without a length has not been released.
 *   <li><b>Padding.</b> Tail, head cache and head stand 128 bytes apart, in the trailer that Agrona lays out. All workers
 *       write the tail, so a worker reads the head, which the monitor writes, only when the ring looks full by the head cache.
 *   <li><b>Memory.</b> A ring is a {@code byte[]}, so the garbage collector frees it when memory is short. It would free
 *       direct memory only at the next collection, and a shortage of direct memory need not bring one.
 *       {@code AlignedBuffer} places the ring so that no long straddles two cache lines.
 *   <li><b>Growth.</b> A ring may begin small. One CAS on its tail closes it for all workers, one CAS on
 *       {@code RingChain.newest} puts the next ring in its place. That one begins at the position where the small one
 *       ended, so positions count emissions whatever ring they are in.
 *   <li><b>Lines.</b> When workers disturb each other, the drain makes several rings, publishes them, and closes the one ring.
 *       A worker that still has the one ring in its hands finds it closed, which looks full, and then looks for lines. So after
 *       the close nothing is claimed there any more, and the drain empties it before it turns to the lines. Together the lines
 *       have the capacity of the one ring. While the rest of that is drained, more may wait than that: as many as workers emitted
 *       between two drains. The merge holds up to 256 more of each line.
 *   <li><b>Marks.</b> What was claimed at an instant is a count for each line. Each emission that returned before is in the count
 *       of its line, as a claim comes before the return. So a run ends with exactly the emissions before its end, whichever
 *       lines they are in. A mark reads whether there are lines before it reads the claims, so none falls between.
 *   <li><b>Progress.</b> Emitting is lock-free. A worker that is stopped between claim and release holds back the monitor,
 *       and never another worker. Nothing between the two can throw.
 * </ul>
 */
@NullMarked
package io.mpthrottle.emission;

import org.jspecify.annotations.NullMarked;
