// SPDX-License-Identifier: Apache-2.0
/**
 * The one model of a run: what scripts/bench, scripts/pace and scripts/check-latency leave in a run's directory. The pace rig
 * writes {@link io.mpthrottle.reports.model.Measurement} and its parts as they are here; the page reads them.
 *
 * <p>A run may have been interrupted, so reading is tolerant: an absent text is empty, an absent list has no elements.
 */
@NullMarked
package io.mpthrottle.reports.model;

import org.jspecify.annotations.NullMarked;
