// SPDX-License-Identifier: Apache-2.0
/** Where a measurement was made: the machine, its system and its JVM, without anybody's name. */
@NullMarked
package io.mpthrottle.reports.environment;

import org.jspecify.annotations.NullMarked;
