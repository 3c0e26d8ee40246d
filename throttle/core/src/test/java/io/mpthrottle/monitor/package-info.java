// SPDX-License-Identifier: Apache-2.0
/** The monitor: examples, and properties that compare its parts with the obvious but slow way to do the same. */
@NullMarked
package io.mpthrottle.monitor;

import org.jspecify.annotations.NullMarked;
