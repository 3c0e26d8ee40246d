// SPDX-License-Identifier: Apache-2.0
/** Tables for a terminal. */
@NullMarked
package io.mpthrottle.reports.text;

import org.jspecify.annotations.NullMarked;
