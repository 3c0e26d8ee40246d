// SPDX-License-Identifier: Apache-2.0
/**
 * Faults on real threads and processes, each kind with what must hold in spite of it: nothing hangs, nothing is lost uncounted,
 * and every failure reaches a caller or the error handler with its cause. {@code scripts/faults} inflicts them by the
 * thousand.
 */
@NullMarked
package io.mpthrottle.faults;

import org.jspecify.annotations.NullMarked;
