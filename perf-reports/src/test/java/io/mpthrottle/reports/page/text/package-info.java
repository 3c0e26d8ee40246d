// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mpthrottle.reports.page.text;

import org.jspecify.annotations.NullMarked;
