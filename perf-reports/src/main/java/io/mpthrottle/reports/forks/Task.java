// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import org.jspecify.annotations.Nullable;

/**
 * A fork that is to be run.
 *
 * @param jar the jar that the benchmark is in
 * @param row the benchmark
 * @param side base or candidate, null where nothing is compared
 * @param round counted from 0
 * @param phase the look that the fork is for
 */
public record Task(JmhJar jar, Row row, @Nullable Side side, int round, Phase phase) {}
