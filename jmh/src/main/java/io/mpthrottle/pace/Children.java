// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Json;
import io.mpthrottle.reports.model.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Starts child processes. Another thread can end those that are running. */
final class Children {
    private final Set<Child> present = new HashSet<>();
    private boolean killed;

    /** A conversation with a child. */
    interface Talk<T> {
        T with(Child child) throws IOException, InterruptedException;
    }

    /** Has a child do a chore, and reads what it found. */
    <T> T ask(final Chore.Kind kind, final Object order, final Class<T> type) throws IOException, InterruptedException {
        return with(kind, order, child -> Json.parse(child.line(), type));
    }

    <T> T with(final Chore.Kind kind, final Object order, final Talk<T> talk) throws IOException, InterruptedException {
        return with(kind, order, List.of(), talk);
    }

    /** Talks to a child that has JVM flags of its own in addition to those of every child. */
    <T> T with(final Chore.Kind kind, final Object order, final List<String> flags, final Talk<T> talk)
            throws IOException, InterruptedException {
        return with(kind, order, flags, List.of(), talk);
    }

    /** Talks to a child whose class path begins with jars of its own. */
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

    /** Ends all running children. A child that is started later is ended as soon as it has started. */
    synchronized void kill() {
        killed = true;
        present.forEach(Child::kill);
    }

    /** Runs a pace trial. If its child breaks, the trial has failed, and the session goes on. */
    Trial trial(final TrialSpec spec) throws InterruptedException {
        try {
            return ask(Chore.Kind.PACE, spec, Trial.class);
        } catch (final IOException e) {
            return spec.failed(String.valueOf(e.getMessage()));
        }
    }
}
