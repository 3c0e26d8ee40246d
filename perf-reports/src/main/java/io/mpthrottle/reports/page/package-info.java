// SPDX-License-Identifier: Apache-2.0
/** The report of a run: one page that needs nothing but itself, and its headline plots. */
@NullMarked
package io.mpthrottle.reports.page;

import org.jspecify.annotations.NullMarked;
