// SPDX-License-Identifier: Apache-2.0
/**
 * The monitor drains emissions, records the intervals between them, and publishes the views. This package imports the
 * emission ring and nothing else of the project, and is the only one besides the public package that knows HdrHistogram.
 *
 * <p>The walk of an emission:
 *
 * <pre>
 *   worker ──emit──▶ EmissionRing ──▶ Drainer ──▶ MonitorAgent ──stamp──▶ Statistics ─┬─▶ LatestWindow     how many, last second
 *                                  when, how many    │                               ├─▶ RecentIntervals  intervals, last second
 *                                     (Ration)       │                               └─▶ IntervalCounts   intervals, all
 *                                                    │ publish                                │
 *                                                    ▼                                        │ copy
 *                                               Publication ──▶ Snapshot ──views──▶ reader ◀──┘
 *                                                    ▲
 *                                                  reset
 * </pre>
 *
 * <p>Who writes and who reads:
 *
 * <ul>
 *   <li><b>Statistics and all below</b> are written by one thread at a time: the monitor's, or the thread that starts or has
 *       joined it. No order is needed there but that of starting and joining a thread.
 *   <li><b>Numbers</b> (totals, rates, lowest and highest interval) get to readers in a {@code Snapshot}, which the monitor
 *       publishes once a refresh through a volatile field. So all numbers of a snapshot are of one instant.
 *   <li><b>Histograms</b> are not copied at each publication, which would cost more than all recording. A reader copies the
 *       counts while they are written. Each count has one writer and is written and read whole (opaque mode). What was
 *       recorded before a snapshot was published is in a copy made from it; later intervals may be.
 *   <li><b>A reset</b> comes from any thread, one at a time. Readers see it at once, the monitor's thread follows at its next
 *       step; {@code Publication} keeps the two apart by a number.
 * </ul>
 *
 * <p>Readers never wait for the monitor and never write anything that it reads. So nothing here is padded: the lines that
 * readers take are those of the snapshot, written once a refresh, and of counts, when somebody asks for a histogram.
 *
 * <p>Rules that the classes rely on: the newest stamp seen so far is the reference, and an older stamp records no interval; no
 * interval spans a stop; statistics are published at the ends of the slices of {@code LatestWindow}, where its count is exact;
 * and the agent asks nobody for time where it shares a thread, but is handed the reading and the gap until the next due time.
 */
@NullMarked
package io.mpthrottle.monitor;

import org.jspecify.annotations.NullMarked;
