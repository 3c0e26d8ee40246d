// SPDX-License-Identifier: Apache-2.0
/** The page's sections: what is said, in which order, in which table or plot. */
@NullMarked
package io.mpthrottle.reports.page.section;

import org.jspecify.annotations.NullMarked;
