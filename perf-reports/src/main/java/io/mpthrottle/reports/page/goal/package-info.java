// SPDX-License-Identifier: Apache-2.0
/** The goals of the budget, and what a run reached of them. */
@NullMarked
package io.mpthrottle.reports.page.goal;

import org.jspecify.annotations.NullMarked;
