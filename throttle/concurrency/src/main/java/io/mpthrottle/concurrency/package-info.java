// SPDX-License-Identifier: Apache-2.0
/**
 * What two threads can see of each other in the shipped classes: tests for jcstress. Each names all outcomes that may be, and
 * why; any other is a failure. Two actors each, as a machine with two cores skips tests with more without a word.
 */
@NullMarked
package io.mpthrottle.concurrency;

import org.jspecify.annotations.NullMarked;
