// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import org.jspecify.annotations.Nullable;

/**
 * A fork that is to be run.
 *
 * @param jar whose
 * @param row which
 * @param side base or candidate, null where there is no comparison
 * @param round counted from 0
 * @param phase what for
 */
public record Task(JmhJar jar, Row row, @Nullable Side side, int round, Phase phase) {}
