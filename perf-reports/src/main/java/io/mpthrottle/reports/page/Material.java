// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.model.Run;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the sections are made from.
 *
 * @param run the data
 * @param baseline an older run to set beside it, or null
 * @param files the run's directory where the page stands in it, so that it can link to its files; otherwise null
 */
record Material(Run run, @Nullable Run baseline, @Nullable Path files) {}
