// SPDX-License-Identifier: Apache-2.0
/**
 * A low-latency, lock-free throttle with a built-in monitor.
 *
 * <pre>
 *   worker ──take──▶ tank ◀──place── refill agent ◀── what is due at this nanosecond?
 *      └───emit──▶ ring ──drain──▶ monitor agent ──▶ latest, mean, loHi, hiLo
 * </pre>
 *
 * <p>Policy stays off the hot path: what is allowed is decided by the refill agent alone, and a worker only takes one
 * unit of fuel from a queue. {@link io.mpthrottle.Throttle} is the place to begin.
 *
 * <p>Everything in this package may be used from any thread. An argument that is null raises a {@link
 * NullPointerException} that names it.
 */
@NullMarked
package io.mpthrottle;

import org.jspecify.annotations.NullMarked;
