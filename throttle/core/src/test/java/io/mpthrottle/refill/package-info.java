// SPDX-License-Identifier: Apache-2.0
/** Properties of the pure parts of the refill, each against the obvious but slow way to say the same. */
@NullMarked
package io.mpthrottle.refill;

import org.jspecify.annotations.NullMarked;
