// SPDX-License-Identifier: Apache-2.0
/**
 * The monitor: drains emissions, records the intervals between them and publishes the views. Imports the emission ring
 * and nothing else of the project; the only package besides the public one that knows HdrHistogram.
 *
 * <pre>
 *   EmissionRing ──drain──▶ MonitorAgent ──stamp──▶ Statistics ─┬─▶ IntervalHistogram   since the first start
 *                                │                              ├─▶ RecentIntervals     the last second
 *                                └──publish──▶ Snapshot ◀───────┴─▶ LatestWindow        emissions of the last second
 *                                                 ▲
 *                                              readers
 * </pre>
 *
 * <p>One thread at a time, the monitor's, writes everything here. Readers on any thread get the newest {@code Snapshot}
 * through one volatile field. Histograms are not copied at each publication, which would cost more than all recording;
 * a reader copies them while they are being written. Each count is a {@code long} that one thread writes; it is read
 * whole on a 64-bit JVM, all that was recorded before the snapshot was published is seen through it, and HdrHistogram
 * sums up the copy from the counts that it copied, so a copy always agrees with itself.
 */
@NullMarked
package io.mpthrottle.monitor;

import org.jspecify.annotations.NullMarked;
