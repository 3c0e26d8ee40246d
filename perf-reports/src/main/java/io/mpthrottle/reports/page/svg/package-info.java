// SPDX-License-Identifier: Apache-2.0
/** Plots, drawn as SVG, so that they show without a script and in a README. */
@NullMarked
package io.mpthrottle.reports.page.svg;

import org.jspecify.annotations.NullMarked;
