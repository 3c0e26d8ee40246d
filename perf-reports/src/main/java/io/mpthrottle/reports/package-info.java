// SPDX-License-Identifier: Apache-2.0
/** Reports from what the measurements leave behind: HdrHistogram's interval logs, side by side. */
@NullMarked
package io.mpthrottle.reports;

import org.jspecify.annotations.NullMarked;
