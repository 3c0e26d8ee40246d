// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import io.mpthrottle.emission.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of the statistics, and how a reset gets from the thread that asks for it to the monitor's thread.
 *
 * <p>Readers see a reset at once, the monitor's thread follows at its next step. In between, what the monitor publishes is
 * still from before the reset, and readers get empty statistics instead. They can tell because each snapshot is published
 * with the number of the reset that it comes after.
 *
 * <p>Memory order: both volatile fields hold an immutable record, so whoever reads one sees all that was written before.
 * Readers never wait for anybody.
 */
final class Publication {
    /** Writer: whoever resets, under the throttle's lock; readers: the monitor's thread and any that reads statistics. */
    private volatile Reset newest;

    /** Writer: the monitor's thread; readers: any. */
    private volatile Published published;

    /** The reset that the monitor's statistics come after. Written and read by the monitor's thread. */
    private Reset followed;

    /**
     * The statistics begin anew.
     *
     * @param number how many resets there were before
     * @param mark emissions claimed before
     * @param overflow emissions overflown before
     * @param atNs the clock's reading
     * @param empty what readers see until the monitor has followed
     */
    record Reset(long number, Mark mark, long overflow, long atNs, Snapshot empty) {}

    private record Published(long reset, Snapshot snapshot) {}

    Publication(final long nowNs, final Snapshot empty) {
        followed = new Reset(0, Mark.NONE, 0, nowNs, empty);
        newest = followed;
        published = new Published(0, empty);
    }

    /** Resets, for readers at once. Called by one thread at a time. */
    void reset(final Mark mark, final long overflow, final long atNs, final Snapshot empty) {
        newest = new Reset(newest.number() + 1, mark, overflow, atNs, empty);
    }

    /** The newest snapshot that no reset has made invalid. Called from any thread. */
    Snapshot snapshot() {
        final Reset reset = newest;
        final Published last = published;
        return last.reset() == reset.number() ? last.snapshot() : reset.empty();
    }

    /** The newest reset, or null if the monitor has followed it already. */
    @Nullable
    Reset unfollowed() {
        final Reset reset = newest;
        return reset.number() == followed.number() ? null : reset;
    }

    /** What is published from now on comes after this reset. */
    void follow(final Reset reset) {
        followed = reset;
    }

    /** The reset that the monitor followed last. */
    Reset followed() {
        return followed;
    }

    void publish(final Snapshot snapshot) {
        published = new Published(followed.number(), snapshot);
    }
}
