// SPDX-License-Identifier: Apache-2.0
/**
 * Runs benchmarks, ours and the peers', and keeps the results in JMH's own form.
 *
 * <p>The forks run one at a time in random order ({@link io.mpthrottle.reports.forks}). So whatever the machine does meanwhile
 * falls on all rows alike, and any two rows of a run can be compared.
 */
@NullMarked
package io.mpthrottle.reports.bench;

import org.jspecify.annotations.NullMarked;
