// SPDX-License-Identifier: Apache-2.0
/**
 * The latency gate: is one jar of benchmarks slower than another, on a machine that is never quite quiet?
 *
 * <p>The naive ways cry wolf. A threshold on means fails, as two runs of one jar differ by more than the effect that is looked
 * for. All forks of one jar before all of the other fail, as the machine drifts in between. A test over pooled iterations fails,
 * as the iterations of a fork share its layout and its compilation, so they are not independent. Here instead:
 *
 * <ol>
 *   <li>{@link io.mpthrottle.reports.gate.Rounds}: in each round each row runs once from each jar, in random order, in a fork of
 *       its own ({@link io.mpthrottle.reports.forks}), which is accepted by what else the machine did meanwhile;
 *   <li>{@link io.mpthrottle.reports.gate.Comparison}: each fork gives one number, and the two sides are compared by ranks;
 *   <li>{@link io.mpthrottle.reports.gate.Judge}: a change must be significant after Holm's correction, and large enough to
 *       matter;
 *   <li>{@link io.mpthrottle.reports.gate.Looks}: rows that fail must fail again in as many fresh forks; rows whose interval is
 *       wider than the effect get as many more. Where that does not settle it, all forks of the row are one look, and what it
 *       shows must be found again in as many fresh forks.
 * </ol>
 *
 * <p>{@link io.mpthrottle.reports.gate.Simulation} does the same with windows of recorded forks of one jar. It counts false
 * alarms, and how many planted slowdowns are found.
 */
@NullMarked
package io.mpthrottle.reports.gate;

import org.jspecify.annotations.NullMarked;
