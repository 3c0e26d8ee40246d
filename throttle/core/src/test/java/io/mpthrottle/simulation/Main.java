// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** The command line behind scripts/simulate; exit codes 0 all held, 1 a breach, 2 a bad argument. */
final class Main {
    private static final double DEFAULT_HOURS = 100;
    private static final double MOST_HOURS = 1e7;
    private static final long LOOK_MS = 1_000;

    private double hours = DEFAULT_HOURS;
    private long seed = System.nanoTime() & 0xFFFF_FFFFL;
    private boolean hasEpisode;
    private long episode;

    private Main(List<String> arguments) {
        boolean hasHours = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--seed") || argument.equals("--episode")) {
                i++;
                long value = number(argument, i < arguments.size() ? arguments.get(i) : "nothing");
                hasEpisode |= argument.equals("--episode");
                seed = argument.equals("--seed") ? value : seed;
                episode = argument.equals("--episode") ? value : episode;
            } else if (hasHours) {
                throw new IllegalArgumentException("HOURS must be given once, but then came '" + argument + "'");
            } else {
                hasHours = true;
                hours = hours(argument);
            }
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Main main;
        try {
            main = new Main(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("scripts/simulate: " + e.getMessage() + "; see --help");
            System.exit(2);
            return;
        }
        AtomicBoolean held = new AtomicBoolean();
        Player.alone(() -> held.set(main.hasEpisode ? one(main.episode) : main.simulate()));
        System.exit(held.get() ? 0 : 1);
    }

    private static long number(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " must be a whole number, but was '" + value + "'", e);
        }
    }

    private static double hours(String value) {
        try {
            double hours = Double.parseDouble(value);
            if (hours > 0 && hours <= MOST_HOURS) {
                return hours;
            }
        } catch (NumberFormatException e) {
            // as any other that is out of range
        }
        throw new IllegalArgumentException("HOURS must be more than 0 and at most 10 million, but was '" + value + "'");
    }

    private static boolean one(long episode) {
        try {
            System.out.println("all held: " + Episode.of(episode) + ", episode " + episode);
            return true;
        } catch (Breach e) {
            System.out.println(Simulation.report(episode, e));
            return false;
        }
    }

    private boolean simulate() {
        Simulation simulation = new Simulation(hours, seed);
        Thread progress = new Thread(() -> show(simulation), "progress");
        progress.setDaemon(true);
        progress.start();
        simulation.run(Runtime.getRuntime().availableProcessors());
        progress.interrupt();
        boolean held = simulation.breaches().isEmpty();
        simulation.breaches().forEach(System.out::println);
        System.out.printf(
                "%s: %s, %d breaches, seed %d%n",
                held ? "all held" : "broken",
                simulation.tally(),
                simulation.breaches().size(),
                seed);
        return held;
    }

    /** On stderr: a line that is written over on a terminal, otherwise one for each tenth. */
    private void show(Simulation simulation) {
        boolean onTerminal = Boolean.getBoolean("simulate.terminal");
        long beganNs = System.nanoTime();
        int told = 0;
        try {
            while (true) {
                Thread.sleep(LOOK_MS);
                double share = Math.min(1, simulation.hoursDone() / hours);
                if (onTerminal || (int) (10 * share) > told) {
                    told = (int) (10 * share);
                    double seconds = (System.nanoTime() - beganNs) / 1e9;
                    System.err.printf(
                            "%ssimulate: %,.0f of %,.0f hours, %.0f s, about %.0f s left   %s",
                            onTerminal ? "\r" : "",
                            simulation.hoursDone(),
                            hours,
                            seconds,
                            share > 0 ? seconds / share - seconds : 0,
                            onTerminal ? "" : "\n");
                }
            }
        } catch (InterruptedException e) {
            if (onTerminal) {
                System.err.println();
            }
        }
    }
}
