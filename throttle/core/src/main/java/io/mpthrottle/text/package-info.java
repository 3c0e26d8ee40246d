// SPDX-License-Identifier: Apache-2.0
/** Numbers and time spans as people write them, for limits and for the command line. Imports nothing of the project. */
@NullMarked
package io.mpthrottle.text;

import org.jspecify.annotations.NullMarked;
