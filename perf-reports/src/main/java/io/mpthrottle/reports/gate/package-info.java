// SPDX-License-Identifier: Apache-2.0
/**
 * The latency gate: is one jar of benchmarks slower than another, on a machine that is never quite quiet?
 *
 * <p>The naive ways cry wolf: a threshold on means, as two runs of the same jar differ by more than the effect that is looked
 * for; all forks of one jar before all of the other, as the machine drifts in between; a test over pooled iterations, as the
 * iterations of one fork share its layout and its compilation, and are not independent. So here:
 *
 * <ol>
 *   <li>{@link io.mpthrottle.reports.gate.Rounds}: in each round each row once from each jar, in random order, in a fork of
 *       its own ({@link io.mpthrottle.reports.forks}), accepted by what else the machine did meanwhile;
 *   <li>one number a fork, and {@link io.mpthrottle.reports.gate.Comparison} of the two sets by ranks;
 *   <li>{@link io.mpthrottle.reports.gate.Judge}: significant after Holm's correction, and large enough to matter;
 *   <li>{@link io.mpthrottle.reports.gate.Looks}: rows that fail get as many fresh forks and must fail again in these; rows
 *       whose interval is wider than the effect get as many more; where that does not settle it, all forks of the row are
 *       one look, and what it shows must be found again in as many fresh ones.
 * </ol>
 *
 * <p>{@link io.mpthrottle.reports.gate.Simulation} goes the same way over windows of recorded forks of one and the same
 * jar, and counts false alarms and planted slowdowns that were found.
 */
@NullMarked
package io.mpthrottle.reports.gate;

import org.jspecify.annotations.NullMarked;
