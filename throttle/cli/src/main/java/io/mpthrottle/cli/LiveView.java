// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a scene again and again on stderr. Used by one thread at a time. */
interface LiveView {

    /** How often there is something new to show. */
    Duration every();

    void show(Scene scene);

    /** Leaves the terminal as it was. */
    void end();

    /** In place on a terminal, otherwise a line a second. */
    static LiveView on(PrintStream err, Map<String, String> environment) {
        Optional<Terminal> terminal = Terminal.ofStderr(environment);
        return terminal.isPresent() ? new InPlace(err, terminal.get()) : new LineByLine(err);
    }

    /** Several lines, each frame drawn over the one before. */
    final class InPlace implements LiveView {
        private static final String HIDE_CURSOR = "\u001b[?25l";
        private static final String SHOW_CURSOR = "\u001b[?25h";
        private static final String UP = "\u001b[A";
        private static final String ERASE_LINE_END = "\u001b[K";
        private static final String ERASE_BELOW = "\u001b[J";
        // In a terminal that is made narrower meanwhile, wrapped lines would take more rows than cursor-up goes back.
        private static final String NO_WRAP = "\u001b[?7l";
        private static final String WRAP = "\u001b[?7h";

        private final PrintStream err;
        private final Terminal terminal;
        private int drawn;

        InPlace(PrintStream err, Terminal terminal) {
            this.err = err;
            this.terminal = terminal;
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(200);
        }

        @Override
        public void show(Scene scene) {
            List<String> block = scene.block(terminal.columns(), terminal.colour() ? Style.COLOUR : Style.PLAIN);
            int fitting = Math.min(block.size(), Math.max(1, terminal.rows() - 1));
            StringBuilder frame = new StringBuilder(HIDE_CURSOR + NO_WRAP);
            backToTop(frame);
            for (String line : block.subList(0, fitting)) {
                frame.append(Style.clip(line, terminal.columns()))
                        .append(ERASE_LINE_END)
                        .append('\n');
            }
            frame.append(ERASE_BELOW).append(WRAP);
            drawn = fitting;
            print(frame);
        }

        @Override
        public void end() {
            if (drawn > 0) {
                StringBuilder frame = new StringBuilder();
                backToTop(frame);
                print(frame.append(ERASE_BELOW).append(SHOW_CURSOR));
                drawn = 0;
            }
        }

        private void backToTop(StringBuilder frame) {
            frame.append('\r').append(UP.repeat(drawn));
        }

        /** In one write, so that no half frame is ever seen. */
        private void print(StringBuilder frame) {
            err.print(frame);
            err.flush();
        }
    }

    /** A line a second. */
    final class LineByLine implements LiveView {
        private final PrintStream err;

        LineByLine(PrintStream err) {
            this.err = err;
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void show(Scene scene) {
            err.println(scene.line());
        }

        @Override
        public void end() {
            // The lines stay.
        }
    }
}
