// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/**
 * All runs since the first start or the last reset of the statistics.
 *
 * @param runtimeNs how long the throttle ran, in nanoseconds
 * @param total the emissions; without a monitor, the grants
 */
public record Totals(long runtimeNs, long total) {}
