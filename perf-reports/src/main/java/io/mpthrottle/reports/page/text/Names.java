// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.text;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names as they are written on the page. */
public final class Names {
    /** Our own limiter, as the measurements call it. */
    public static final String OURS = "MPTHROTTLE";

    /** No limiter but a loop on the clock: what the platform itself does. */
    public static final String FLOOR = "FLOOR";

    /** No limiter but one thread that decides for another one that works: what the platform does to these. */
    public static final String HANDOFF = "HANDOFF";

    /** A semaphore, which limits no rate. */
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

    /** A limiter's name in capitals. The measurements write failsafe-smooth here and FAILSAFE_SMOOTH there. */
    public static String key(final String limiter) {
        return limiter.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    /** A limiter's name as people write it. */
    public static String limiter(final String limiter) {
        return LABELS.getOrDefault(key(limiter), limiter);
    }

    /** Whether a limiter is ours, in any variant. */
    public static boolean isOurs(final String limiter) {
        return key(limiter).startsWith(OURS);
    }

    /** Whether a limiter limits a rate and is not ours. */
    public static boolean isPeer(final String limiter) {
        final String key = key(limiter);
        return !isOurs(limiter) && !key.equals(YARDSTICK) && !isFloor(limiter);
    }

    /** Whether it is the loop on the clock alone. */
    public static boolean isClock(final String limiter) {
        return key(limiter).equals(FLOOR);
    }

    /** Whether it is no limiter, but shows what the platform does to one. */
    public static boolean isFloor(final String limiter) {
        final String key = key(limiter);
        return key.equals(FLOOR) || key.equals(HANDOFF);
    }

    /** Parameters in the order of their names. */
    public static String params(final Map<String, String> params) {
        return new TreeMap<>(params)
                .entrySet().stream()
                        .map(param -> param.getKey() + " " + param.getValue())
                        .collect(Collectors.joining(" · "));
    }

    /** Class and method of a benchmark, without its package. */
    public static String benchmark(final String benchmark) {
        final int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1).replace("Benchmark.", ".");
    }

    /** A number of threads in words. */
    public static String threads(final int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }
}
