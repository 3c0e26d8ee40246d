// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;

/** A fork that gave no score. */
public final class ForkFailed extends IOException {
    private static final long serialVersionUID = 1L;

    ForkFailed(final String message) {
        super(message);
    }
}
