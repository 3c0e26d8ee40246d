// SPDX-License-Identifier: Apache-2.0
/**
 * The soak: throttles of every mode in turn, for as long as asked, with workers that count what they take. After each
 * leg the books must balance to the unit; after each cycle of all modes memory and threads must be what they were.
 */
@NullMarked
package io.mpthrottle.soak;

import org.jspecify.annotations.NullMarked;
