// SPDX-License-Identifier: Apache-2.0
/** The policies as timelines, and properties of their parts, each against the obvious but slow way to say the same. */
@NullMarked
package io.mpthrottle.policy;

import org.jspecify.annotations.NullMarked;
