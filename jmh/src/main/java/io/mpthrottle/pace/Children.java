// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts one child after the other, and can end the present one from another thread. */
final class Children {
    private final Path directory;
    private @Nullable Child present;
    private boolean killed;

    Children(final Path directory) {
        this.directory = directory;
    }

    /** What to do with a child. */
    interface Talk<T> {
        T with(Child child) throws IOException, InterruptedException;
    }

    /** Has a child do something and tell what it found. */
    <T> T ask(final Chore.Kind kind, final Object order, final Class<T> type) throws IOException, InterruptedException {
        return with(kind, order, child -> Json.parse(child.line(), type));
    }

    <T> T with(final Chore.Kind kind, final Object order, final Talk<T> talk) throws IOException, InterruptedException {
        return with(kind, order, List.of(), talk);
    }

    /** With flags of its own beside those of all. */
    <T> T with(final Chore.Kind kind, final Object order, final List<String> flags, final Talk<T> talk)
            throws IOException, InterruptedException {
        try (Child child = Child.start(kind, order, flags, directory)) {
            remember(child);
            return talk.with(child);
        }
    }

    private synchronized void remember(final Child child) {
        present = child;
        if (killed) {
            child.kill();
        }
    }

    /** Ends the present child, and each one to come as soon as it starts. */
    synchronized void kill() {
        killed = true;
        if (present != null) {
            present.kill();
        }
    }

    /** A pace trial. A child that broke is a trial that failed, not the end of the session. */
    Trial trial(final TrialSpec spec) throws InterruptedException {
        try {
            return ask(Chore.Kind.PACE, spec, Trial.class);
        } catch (final IOException e) {
            return Trial.failed(spec, String.valueOf(e.getMessage()));
        }
    }
}
