// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;

/** Nobody reads stdout any more, as behind {@code | head}: for a pipe that is an end, not a failure. */
final class ClosedOutput extends IOException {
    private static final long serialVersionUID = 1;

    ClosedOutput(IOException cause) {
        super(cause);
    }
}
