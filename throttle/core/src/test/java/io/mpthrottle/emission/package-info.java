// SPDX-License-Identifier: Apache-2.0
/** The emissions' way of writing, beside the ring's own, and under several threads. */
@NullMarked
package io.mpthrottle.emission;

import org.jspecify.annotations.NullMarked;
