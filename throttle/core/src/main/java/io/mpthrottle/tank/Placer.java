// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import org.jspecify.annotations.Nullable;

/**
 * Decides into which line a unit goes, and when there is more than one line. Used by the refill agent alone.
 *
 * <p>With one line there is nothing to decide. Several are made when samples show that workers take at the same time.
 * From then on units go to where somebody lives, a few in a row into the line that holds the least. So a stock stands in equal
 * parts before all workers; and when one worker is left, everything stands in one line, its home.
 */
final class Placer {
    /** So many units in a row go into one line, or a line's part if that is less. Its worker finds them in neighbouring slots. */
    private static final int IN_A_ROW = 16;

    /** After so many units it is looked up how much each line holds, and who lives where. A look misses the cache twice a line. */
    private static final int LOOK_AFTER = 256;

    /**
     * With one line, the first sample comes after so many units, and the next after twice as many, as long as each worker was
     * alone. With lines it is one sample in about as many. The number is odd, or each sample might come into the same line.
     */
    private static final int FIRST_SAMPLE = 1_023;

    /** With one line, samples come no more rarely than this: two workers notice each other within a full tank. */
    private static final int LAST_SAMPLE = 65_535;

    /** Lines are made when so many samples found a worker that was not alone, with none in between that was. */
    private static final int CROWDED_SAMPLES = 4;

    /** A line where nobody lived while so many units were placed gets no more. At a million a second it is half a second. */
    private static final int FORGET_AFTER = 524_288;

    private final Line first;
    private final Crowding crowding;
    private final int mostLines;
    private final int unitsEach;
    private final int inARow;

    /** The lines, once there are several. */
    private @Nullable Lines lines;

    /** How many samples there were, at the last sample, whose worker was not alone. */
    private long crowdedBefore;

    /** How many there were since a sample whose worker was alone. */
    private long crowdedInARow;

    private int sampleAfter = FIRST_SAMPLE;
    private int leftToSample = FIRST_SAMPLE;
    private int leftToLook;
    private int leftToForget;
    private int leftInARow;
    private int current;

    /** The lines that get units: where somebody lives and, until that is known, all. */
    private long chosen;

    /** All lines until somebody had the time to move in, then none. */
    private long spread;

    /** What each line holds: as it was at the last look, and what was placed since. */
    private long[] levels = new long[0];

    /** What all lines hold, likewise. */
    private long level;

    /**
     * Begins with one line.
     *
     * @param first the line
     * @param mostLines how many lines there may be, a power of two
     * @param unitsEach how many units each further line has room for
     * @param crowding where workers count how often they were not alone
     */
    Placer(final Line first, final int mostLines, final int unitsEach, final Crowding crowding) {
        this.first = first;
        this.mostLines = mostLines;
        this.unitsEach = unitsEach;
        inARow = Math.max(1, Math.min(IN_A_ROW, first.capacity() / mostLines));
        this.crowding = crowding;
    }

    /** The line that the next unit goes into. */
    Line next() {
        final Lines several = lines;
        if (several == null) {
            return first;
        }
        if (leftInARow == 0) {
            leftInARow = inARow;
            current = lowest();
        }
        return several.line(current);
    }

    /** Places one unit; false if no line has room. */
    boolean place(final Unit unit) {
        final Lines several = lines;
        if (several == null) {
            return placeInTheOnly(unit);
        }
        final Unit sampled = sampled(unit);
        if (isFull(several) || (!next().relaxedOffer(sampled) && !placeAnywhere(several, sampled))) {
            return false;
        }
        if (--leftToSample == 0) {
            leftToSample = FIRST_SAMPLE;
        }
        leftInARow--;
        levels[current]++;
        level++;
        if (--leftToLook == 0) {
            look(several);
        }
        return true;
    }

    private boolean placeInTheOnly(final Unit unit) {
        if (!first.relaxedOffer(sampled(unit))) {
            return false;
        }
        if (--leftToSample == 0) {
            final long crowded = crowding.samples() - crowdedBefore;
            crowdedBefore += crowded;
            crowdedInARow = crowded == 0 ? 0 : crowdedInARow + crowded;
            sampleAfter = crowded == 0 ? Math.min(2 * sampleAfter + 1, LAST_SAMPLE) : FIRST_SAMPLE;
            leftToSample = sampleAfter;
        }
        return true;
    }

    /** The unit, or a sample in its place. */
    private Unit sampled(final Unit unit) {
        return leftToSample == 1 && unit == Unit.SHARED ? Unit.SAMPLE : unit;
    }

    /** Whether all lines together hold as many units as the first has room for: all that a policy has out. */
    private boolean isFull(final Lines several) {
        if (level >= first.capacity()) {
            look(several);
        }
        return level >= first.capacity();
    }

    /** The line is full, or a worker is still leaving its next slot. */
    private boolean placeAnywhere(final Lines several, final Unit unit) {
        for (int number = 0; number < several.count(); number++) {
            if (several.line(number).relaxedOffer(unit)) {
                current = number;
                leftInARow = 1;
                return true;
            }
        }
        return false;
    }

    /** Whether lines should be made. */
    boolean wantsLines() {
        return mostLines > 1 && lines == null && crowdedInARow >= CROWDED_SAMPLES;
    }

    /** Makes lines; they are the workers' from then on. */
    Lines makeLines() {
        final Lines several = new Lines(first, mostLines, unitsEach);
        leftToSample = FIRST_SAMPLE;
        lines = several;
        levels = new long[mostLines];
        spread = -1;
        leftToForget = FORGET_AFTER;
        look(several);
        return several;
    }

    private void look(final Lines several) {
        level = 0;
        for (int number = 0; number < levels.length; number++) {
            levels[number] = several.line(number).waiting();
            level += levels[number];
        }
        leftToForget -= LOOK_AFTER - leftToLook;
        if (leftToForget <= 0) {
            leftToForget = FORGET_AFTER;
            spread = 0;
            several.livedIn().forget();
        }
        chosen = several.livedIn().lines() | spread;
        leftToLook = LOOK_AFTER;
        leftInARow = 0;
    }

    /** The line that holds the least, of those that get units. */
    private int lowest() {
        int lowest = current;
        long level = Long.MAX_VALUE;
        for (int number = 0; number < levels.length; number++) {
            if ((chosen >>> number & 1) != 0 && levels[number] < level) {
                lowest = number;
                level = levels[number];
            }
        }
        return lowest;
    }
}
