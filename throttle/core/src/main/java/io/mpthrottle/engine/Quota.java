// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.policy.Cap;

/**
 * One limit as the engine is given it, checked already.
 *
 * @param maxN units per time span, at least 1
 * @param perNs the time span in nanoseconds, at least maxN
 * @param kind one of the factories of {@link Cap}
 */
public record Quota(long maxN, long perNs, Cap.Kind kind) {}
