// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Copies without a limit: what is read goes on at once, and lines are only counted. */
final class FreeCopy implements Copy {
    private final Inlet inlet;
    private final Outlet outlet;
    private final Tally tally;
    private final ByteBuffer buffer;

    FreeCopy(Inlet inlet, Outlet outlet, Tally tally, int capacity) {
        this.inlet = inlet;
        this.outlet = outlet;
        this.tally = tally;
        this.buffer = ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void run() throws IOException {
        boolean lineEnded = true;
        while (inlet.read(buffer.clear())) {
            int filled = buffer.position();
            outlet.write(buffer, 0, filled, Newlines.count(buffer, 0, filled));
            lineEnded = buffer.get(filled - 1) == '\n';
        }
        if (!lineEnded) {
            tally.add(1, 0);
        }
    }
}
