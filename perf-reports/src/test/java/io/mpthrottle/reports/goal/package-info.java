// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mpthrottle.reports.goal;

import org.jspecify.annotations.NullMarked;
