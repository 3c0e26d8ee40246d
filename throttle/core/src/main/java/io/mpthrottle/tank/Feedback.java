// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import io.mpthrottle.lines.Homes;
import org.jspecify.annotations.Nullable;

/**
 * The way back from the workers to the refill agent, for policies whose units return: for each unit that was taken, the reading
 * of the clock that its worker made afterwards.
 *
 * <p>Units are all alike, so a reading is all that has to come back. A queue of objects would carry it, too. But then a worker
 * stores references, and the garbage collector's barriers make each of these stores dearer than the whole way back, depending on
 * where the collector has moved queue and unit meanwhile. So this is a ring of numbers, {@link Readings}.
 *
 * <p>Where the tank has several lines, the way back has as many. The first ring has room for every unit
 * that exists, the others only for their part. A worker that finds its home full gives back into the first, so giving back
 * cannot fail. The refill agent receives from all of them, the oldest reading first: a policy that is told of readings in order
 * has hardly anything to sort.
 *
 * <p>Assumptions: any number of threads give back, one thread at a time receives. No more units are out than exist; the refill
 * agent sees to that. Progress: giving back is lock-free, and receiving never waits. A worker that is stopped while it gives
 * back holds back the readings that were given back after it. The refill agent then learns of them late, which makes it more
 * careful and never less.
 */
public final class Feedback {
    private final int units;
    private final Readings first;

    /** The rings, once there are several. Writer: the refill agent, readers: all. */
    private volatile @Nullable Rings rings;

    /** The ring of the next reading. The refill agent's. */
    private Readings next;

    private static final class Rings {
        private final Readings[] all;
        private final Homes<Readings> homes;

        private Rings(final Readings[] all) {
            this.all = all;
            homes = new Homes<>(all);
        }

        /** False if the caller's home is full. A worker that lost a claim there to another moves on. */
        private boolean offer(final long takenAtNs) {
            final Readings home = homes.home();
            if (!home.offer(takenAtNs)) {
                return false;
            }
            if (home.takeDisturbed()) {
                homes.moveOn(home);
            }
            return true;
        }
    }

    /**
     * Makes an empty way back.
     *
     * @param units how many units exist, 1 to {@link Tank#MAX_UNITS}
     */
    public Feedback(final int units) {
        this.units = units;
        first = new Readings(units);
        next = first;
    }

    /**
     * Gives a unit back, as a reading. Called by the worker that took the unit.
     *
     * @param takenAtNs the clock's reading, made after the unit left the tank
     */
    public void giveBack(final long takenAtNs) {
        final Rings several = rings;
        if (several == null || !several.offer(takenAtNs)) {
            first.add(takenAtNs);
        }
    }

    /**
     * Makes as many rings as the tank has lines, if it has more. Called by the refill agent alone.
     *
     * @param tank the tank that the units are taken from
     */
    public void follow(final Tank tank) {
        final Lines lines = tank.lines();
        if (lines != null && rings == null) {
            final Readings[] all = new Readings[lines.count()];
            all[0] = first;
            for (int number = 1; number < all.length; number++) {
                all[number] = new Readings(Math.max(2, units / all.length));
            }
            rings = new Rings(all);
        }
    }

    /**
     * Tells whether a reading can be received now. Called by the refill agent alone.
     *
     * @return true if {@link #receive()} may be called
     */
    public boolean hasNext() {
        final Rings several = rings;
        return several == null ? first.hasNext() : findOldest(several.all);
    }

    private boolean findOldest(final Readings[] all) {
        boolean found = false;
        for (final Readings ring : all) {
            if (ring.hasNext() && (!found || ring.peek() - next.peek() < 0)) {
                next = ring;
                found = true;
            }
        }
        return found;
    }

    /**
     * Receives the next reading, of which {@link #hasNext()} has told. Called by the refill agent alone.
     *
     * @return the clock's reading that the worker made
     */
    public long receive() {
        final long readingNs = next.peek();
        next.skip();
        return readingNs;
    }
}
