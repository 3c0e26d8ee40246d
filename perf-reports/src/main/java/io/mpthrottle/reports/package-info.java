// SPDX-License-Identifier: Apache-2.0
/**
 * The command line of the reports, and its smallest command.
 *
 * <p>{@link io.mpthrottle.reports.forks} runs forks of JMH. {@link io.mpthrottle.reports.bench} measures one jar with them,
 * {@link io.mpthrottle.reports.gate} compares two. {@link io.mpthrottle.reports.environment} writes down where that was, and
 * {@link io.mpthrottle.reports.page} makes one page of all that a run left in its folder.
 */
@NullMarked
package io.mpthrottle.reports;

import org.jspecify.annotations.NullMarked;
