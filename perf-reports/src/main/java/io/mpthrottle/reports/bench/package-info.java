// SPDX-License-Identifier: Apache-2.0
/**
 * Runs benchmarks, ours and the peers', and keeps what came out in JMH's own form.
 *
 * <p>The forks are driven one at a time and in random order ({@link io.mpthrottle.reports.forks}), so what the machine does
 * meanwhile falls on all rows alike, and each row can be set beside each other one.
 */
@NullMarked
package io.mpthrottle.reports.bench;

import org.jspecify.annotations.NullMarked;
