// SPDX-License-Identifier: Apache-2.0
/** Tests of what the measurements rest on. */
@NullMarked
package io.mpthrottle.jmh;

import org.jspecify.annotations.NullMarked;
