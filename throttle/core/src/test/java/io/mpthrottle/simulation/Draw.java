// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import java.util.SplittableRandom;

/** Where the chances of an episode come from: all of them follow from its seed, on every machine alike. */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Both ends included. */
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    long ofLongs(long... choices) {
        return choices[random.nextInt(choices.length)];
    }

    long any() {
        return random.nextLong();
    }

    /** Each order of magnitude alike; both ends included. */
    long magnitude(long least, long most) {
        long bits = between(bits(least), bits(most));
        long value = bits <= 1 ? bits : between(1L << (bits - 1), (1L << (bits - 1)) - 1 + (1L << (bits - 1)));
        return Math.max(least, Math.min(most, value));
    }

    private static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }
}
