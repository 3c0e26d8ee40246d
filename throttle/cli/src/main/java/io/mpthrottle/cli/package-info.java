// SPDX-License-Identifier: Apache-2.0
/**
 * The command line of the throttle: {@code pipe} paces a real stream, {@code run} a synthetic load, and
 * {@code calibrate} shows what was measured of the machine.
 *
 * <pre>
 * pipe:  stdin ──▶ PacedCopy ──▶ stdout          run:  Workers ──▶ Throttle
 *                     │ takes fuel                                    │
 *                     ▼                                               ▼
 *                  Throttle ──▶ Scene ──▶ LiveView (stderr)        Scene, IntervalLog
 * </pre>
 *
 * The thread that copies, and the workers, only take fuel. All that is shown or logged is read from the
 * throttle's statistics by another thread, a {@link io.mpthrottle.cli.Ticker}. However a command ends, by
 * itself or by a signal, it ends in one {@link io.mpthrottle.cli.Ending}.
 */
@NullMarked
package io.mpthrottle.cli;

import org.jspecify.annotations.NullMarked;
