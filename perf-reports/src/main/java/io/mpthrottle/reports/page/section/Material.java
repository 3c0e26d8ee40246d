// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.page.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * What the sections are made from.
 *
 * @param run the data
 * @param baseline an older run to set beside it, or null
 * @param isBesideFiles whether the page stands in the run's directory, so that it can link to its files
 */
public record Material(Run run, @Nullable Run baseline, boolean isBesideFiles) {}
