// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of the workers' path. Each class says what it answers, how to run it and what to compare it with. */
@NullMarked
package io.mpthrottle.jmh;

import org.jspecify.annotations.NullMarked;
