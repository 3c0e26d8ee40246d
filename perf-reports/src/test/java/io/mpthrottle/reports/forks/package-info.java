// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mpthrottle.reports.forks;

import org.jspecify.annotations.NullMarked;
