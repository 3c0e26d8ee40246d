// SPDX-License-Identifier: Apache-2.0
/**
 * Drives any JMH jar from outside, one fresh fork at a time.
 *
 * <p>JMH runs all forks of one benchmark in a row, so whatever the machine does meanwhile lands on one row, or on one side
 * of a comparison. Here the caller chooses the order. {@link io.mpthrottle.reports.forks.ForkRunner} runs one fork of one
 * {@link io.mpthrottle.reports.forks.Row} at a time, reads the processors' counters before and after it ({@link
 * io.mpthrottle.reports.forks.Load}), and by these alone, never by the score, it counts the fork or repeats it. {@link
 * io.mpthrottle.reports.forks.ForkLog} keeps every fork in the order they ran, including those that do not count.
 */
@NullMarked
package io.mpthrottle.reports.forks;

import org.jspecify.annotations.NullMarked;
