// SPDX-License-Identifier: Apache-2.0
/** Settings, the monitor's times, and regressions in starting and ending runs. */
@NullMarked
package io.mpthrottle.engine;

import org.jspecify.annotations.NullMarked;
