// SPDX-License-Identifier: Apache-2.0
/** Numbers and names as they are written on the page. */
@NullMarked
package io.mpthrottle.reports.page.text;

import org.jspecify.annotations.NullMarked;
