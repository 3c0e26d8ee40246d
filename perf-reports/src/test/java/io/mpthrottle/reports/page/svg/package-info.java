// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mpthrottle.reports.page.svg;

import org.jspecify.annotations.NullMarked;
