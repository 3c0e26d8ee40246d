// SPDX-License-Identifier: Apache-2.0
/** Emitting and draining, compared with Agrona's own way of writing, and by several threads at once. */
@NullMarked
package io.mpthrottle.emission;

import org.jspecify.annotations.NullMarked;
