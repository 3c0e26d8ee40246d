// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import java.util.ArrayDeque;

/** The last moves of an episode that is played a second time, to be read by whoever looks for the bug. */
final class Trace {
    private static final int LAST = 40;

    private final ArrayDeque<String> moves = new ArrayDeque<>();
    private final boolean on;
    private String throttle = "";

    Trace(boolean on) {
        this.on = on;
    }

    void note(String move, Object what) {
        if (on) {
            if (what instanceof Setup) {
                throttle = what.toString();
            }
            moves.addLast(move + " " + what);
            if (moves.size() > LAST) {
                moves.removeFirst();
            }
        }
    }

    void note(String move, long amount) {
        if (on) {
            note(move, (Object) amount);
        }
    }

    @Override
    public String toString() {
        return "\n  of " + throttle + "\n  after " + String.join("\n        ", moves);
    }
}
