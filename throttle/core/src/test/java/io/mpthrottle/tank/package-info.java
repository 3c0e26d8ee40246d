// SPDX-License-Identifier: Apache-2.0
/** Properties of the tank's parts, each against the obvious way to say the same. */
@NullMarked
package io.mpthrottle.tank;

import org.jspecify.annotations.NullMarked;
