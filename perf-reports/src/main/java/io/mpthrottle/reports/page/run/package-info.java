// SPDX-License-Identifier: Apache-2.0
/** What a run leaves in its directory, as the page reads it: tolerant, as a run may have been interrupted. */
@NullMarked
package io.mpthrottle.reports.page.run;

import org.jspecify.annotations.NullMarked;
