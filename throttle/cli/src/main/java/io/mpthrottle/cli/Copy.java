// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;

/** Brings a stream from stdin to stdout, byte by byte the same. */
interface Copy {

    /**
     * Returns when the stream has ended, or was made to.
     *
     * @throws ClosedOutput when nobody reads stdout any more
     * @throws IOException when reading or writing fails
     * @throws InterruptedException when the thread is interrupted
     */
    void run() throws IOException, InterruptedException;
}
