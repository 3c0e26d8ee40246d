// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.text;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names as they are written on the page. */
public final class Names {
    /** Ours, as the measurements call it. */
    public static final String OURS = "MPTHROTTLE";

    /** A loop without a limiter: what the platform itself does. */
    public static final String FLOOR = "FLOOR";

    /** The platform's floor where one thread decides and another works. */
    public static final String HANDOFF = "HANDOFF";

    /** Limits nothing over time. */
    public static final String YARDSTICK = "SEMAPHORE";

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry(OURS, "mpthrottle"),
            Map.entry("MPTHROTTLE_COARSE", "mpthrottle, COARSE"),
            Map.entry("MPTHROTTLE_PRECISE", "mpthrottle, PRECISE"),
            Map.entry("GUAVA", "Guava"),
            Map.entry("BUCKET4J", "Bucket4j"),
            Map.entry("RESILIENCE4J", "resilience4j"),
            Map.entry("FAILSAFE_BURSTY", "Failsafe bursty"),
            Map.entry("FAILSAFE_SMOOTH", "Failsafe smooth"),
            Map.entry(YARDSTICK, "Semaphore"),
            Map.entry(FLOOR, "platform floor"),
            Map.entry(HANDOFF, "bare handoff"),
            Map.entry("QUEUE", "bare JCTools queue"),
            Map.entry("PARTS", "bare parts of ours"));

    private Names() {}

    /**
     * Makes names comparable: the measurements write failsafe-smooth here and FAILSAFE_SMOOTH there.
     *
     * @param limiter as it stands in a file
     * @return in capitals
     */
    public static String key(final String limiter) {
        return limiter.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    /**
     * Tells a limiter's name.
     *
     * @param limiter as it stands in a file
     * @return as people write it
     */
    public static String limiter(final String limiter) {
        return LABELS.getOrDefault(key(limiter), limiter);
    }

    /**
     * Tells whether it is ours, in any variant.
     *
     * @param limiter as it stands in a file
     * @return whether it is
     */
    public static boolean isOurs(final String limiter) {
        return key(limiter).startsWith(OURS);
    }

    /**
     * Tells whether it limits a rate, and is not ours.
     *
     * @param limiter as it stands in a file
     * @return whether it is a peer
     */
    public static boolean isPeer(final String limiter) {
        final String key = key(limiter);
        return !isOurs(limiter) && !key.equals(YARDSTICK) && !isFloor(limiter);
    }

    /**
     * Tells whether it is the clock alone.
     *
     * @param limiter as it stands in a file
     * @return whether its thread spins on the clock itself
     */
    public static boolean isClock(final String limiter) {
        return key(limiter).equals(FLOOR);
    }

    /**
     * Tells whether it is no limiter, but what the platform does to one.
     *
     * @param limiter as it stands in a file
     * @return whether it is one of the floors
     */
    public static boolean isFloor(final String limiter) {
        final String key = key(limiter);
        return key.equals(FLOOR) || key.equals(HANDOFF);
    }

    /**
     * Writes parameters.
     *
     * @param params by name
     * @return in the order of their names
     */
    public static String params(final Map<String, String> params) {
        return new TreeMap<>(params)
                .entrySet().stream()
                        .map(param -> param.getKey() + " " + param.getValue())
                        .collect(Collectors.joining(" · "));
    }

    /**
     * Writes a benchmark.
     *
     * @param benchmark class and method, with or without a package
     * @return class and method
     */
    public static String benchmark(final String benchmark) {
        final int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1).replace("Benchmark.", ".");
    }

    /**
     * Writes a number of threads.
     *
     * @param threads how many
     * @return in words
     */
    public static String threads(final int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }
}
