// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Episodes until so many hours are simulated, on some threads; each episode is single-threaded. Which of them count does
 * not depend on the threads: the first ones that fill the hours, in the order of their numbers.
 */
final class Simulation {
    private static final int MOST_BREACHES = 10;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final double hours;
    private final long seed;
    private final AtomicLong next = new AtomicLong();

    /** Under the lock of this: what is finished and not counted yet, and what is counted. */
    private final TreeMap<Long, Finished> finished = new TreeMap<>();

    private long counted;
    private final Tally tally = new Tally();
    private final List<String> breaches = new ArrayList<>();

    private record Finished(Tally tally, @Nullable String breach) {}

    Simulation(double hours, long seed) {
        this.hours = hours;
        this.seed = seed;
    }

    /** The n-th episode of a seed. */
    static long episodeSeed(long seed, long n) {
        return new SplittableRandom(seed + n * GOLDEN).nextLong();
    }

    /** What is said of an episode that broke something; its first line has the command to see it again. */
    static String report(long episodeSeed, Breach breach) {
        return "breach; again with: scripts/simulate --episode " + episodeSeed + "\n  " + breach.getMessage();
    }

    /** Simulates on so many threads. */
    void run(int threads) {
        List<Thread> players = new ArrayList<>();
        for (int i = 1; i <= threads; i++) {
            Thread player = new Player(this::work, "simulation-" + i);
            player.setDaemon(true);
            player.start();
            players.add(player);
        }
        for (Thread player : players) {
            join(player);
        }
    }

    synchronized double hoursDone() {
        return tally.hours();
    }

    synchronized Tally tally() {
        return tally;
    }

    synchronized List<String> breaches() {
        return breaches;
    }

    private void work() {
        while (!isDone()) {
            long n = next.getAndIncrement();
            finish(n, play(episodeSeed(seed, n)));
        }
    }

    private static Finished play(long episodeSeed) {
        try {
            return new Finished(Episode.of(episodeSeed), null);
        } catch (Breach e) {
            return new Finished(new Tally(), report(episodeSeed, e));
        }
    }

    private synchronized boolean isDone() {
        return tally.hours() >= hours || breaches.size() >= MOST_BREACHES;
    }

    private synchronized void finish(long n, Finished episode) {
        finished.put(n, episode);
        while (!isDone() && finished.containsKey(counted)) {
            Finished first = finished.remove(counted);
            counted++;
            tally.add(first.tally());
            if (first.breach() != null) {
                breaches.add(first.breach());
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
