// SPDX-License-Identifier: Apache-2.0
/**
 * Drives any JMH jar from outside, one fresh fork at a time.
 *
 * <p>JMH runs all forks of one benchmark in a row, so whatever the machine does meanwhile lands on one row, or on one side
 * of a comparison. Here the order is the caller's: {@link io.mpthrottle.reports.forks.ForkRunner} runs one fork of one
 * {@link io.mpthrottle.reports.forks.Row} at a time, watches the {@link io.mpthrottle.reports.forks.Machine} while it runs,
 * and takes or repeats it by what it saw there, never by the score. {@link io.mpthrottle.reports.forks.ForkLog} keeps every
 * fork in the order it ran, taken or not.
 */
@NullMarked
package io.mpthrottle.reports.forks;

import org.jspecify.annotations.NullMarked;
