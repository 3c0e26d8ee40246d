// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mpthrottle.reports.model;

import org.jspecify.annotations.NullMarked;
