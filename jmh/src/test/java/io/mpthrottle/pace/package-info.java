// SPDX-License-Identifier: Apache-2.0
/** Tests of the pace rig: of what it computes, on made-up instants, and once of the whole through a real child. */
@NullMarked
package io.mpthrottle.pace;

import org.jspecify.annotations.NullMarked;
