// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Json;
import io.mpthrottle.reports.model.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Starts children, and can end the present ones from another thread. */
final class Children {
    private final Set<Child> present = new HashSet<>();
    private boolean killed;

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
        return with(kind, order, flags, List.of(), talk);
    }

    /** With jars before those that all children have. */
    <T> T with(
            final Chore.Kind kind,
            final Object order,
            final List<String> flags,
            final List<Path> first,
            final Talk<T> talk)
            throws IOException, InterruptedException {
        try (Child child = Child.start(kind, order, flags, first)) {
            remember(child);
            try {
                return talk.with(child);
            } finally {
                forget(child);
            }
        }
    }

    private synchronized void remember(final Child child) {
        present.add(child);
        if (killed) {
            child.kill();
        }
    }

    private synchronized void forget(final Child child) {
        present.remove(child);
    }

    /** Ends the present children, and each one to come as soon as it starts. */
    synchronized void kill() {
        killed = true;
        present.forEach(Child::kill);
    }

    /** A pace trial. A child that broke is a trial that failed, not the end of the session. */
    Trial trial(final TrialSpec spec) throws InterruptedException {
        try {
            return ask(Chore.Kind.PACE, spec, Trial.class);
        } catch (final IOException e) {
            return spec.failed(String.valueOf(e.getMessage()));
        }
    }
}
