// SPDX-License-Identifier: Apache-2.0
/** The goals: coded and judged here alone, printed by the pace rig and shown by the page. */
@NullMarked
package io.mpthrottle.reports.goal;

import org.jspecify.annotations.NullMarked;
