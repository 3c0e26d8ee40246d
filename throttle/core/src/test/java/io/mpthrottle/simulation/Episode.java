// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/**
 * Some throttles one after the other on one clock, each with settings of its own: started, stopped and reset again and
 * again, closed in the end.
 */
final class Episode {
    private static final int MOST_PHASES_A_RUN = 4;

    /** Of a slow limit, which would fill the hours with few steps. */
    private static final double MOST_HOURS = 1;

    private final Draw draw;
    private final Tally tally = new Tally();
    private final Trace trace;
    private final World world;
    private int stepsLeft;

    private Episode(long seed, boolean traced) {
        draw = new Draw(seed);
        trace = new Trace(traced);
        world = new World(origin(draw), draw, tally, trace);
        stepsLeft = (int) draw.magnitude(200, 16_000);
    }

    /**
     * Simulates the episode of a seed.
     *
     * @throws Breach that names what was broken, and ends with the moves before it
     */
    static Tally of(long seed) {
        Episode episode = new Episode(seed, false);
        try {
            episode.play();
        } catch (RuntimeException | AssertionError e) {
            throw new Breach((e instanceof Breach ? e.getMessage() : e) + lastMoves(seed), e);
        }
        return episode.tally;
    }

    /** The same again, with notes. */
    private static String lastMoves(long seed) {
        Episode episode = new Episode(seed, true);
        try {
            episode.play();
            return "; and it did not happen a second time";
        } catch (RuntimeException | AssertionError e) {
            return episode.trace.toString();
        }
    }

    private static long origin(Draw draw) {
        long hourNs = 3_600_000_000_000L;
        return switch ((int) draw.between(0, 5)) {
            case 0 -> 0;
            case 1 -> -draw.magnitude(1, hourNs);
            case 2 -> Long.MAX_VALUE - draw.magnitude(1, hourNs / 60);
            case 3 -> Long.MIN_VALUE;
            case 4 -> Long.MAX_VALUE - draw.between(0, 10_000_000_000L);
            default -> draw.any();
        };
    }

    private void play() {
        Player.passFor(1);
        while (goesOn()) {
            Setup setup = Setup.drawnWith(draw);
            trace.note("throttle", setup);
            tally.simulates(setup.hardcap(), setup.lines(), 1 + setup.more().size());
            Plant plant = new Plant(setup, world);
            plant.check();
            int runs = (int) draw.between(1, 6);
            for (int run = 0; run < runs && goesOn(); run++) {
                pause(plant, setup);
                plant.start();
                run(plant, setup);
                plant.stop();
            }
            plant.close();
        }
        tally.episode();
    }

    private boolean goesOn() {
        return stepsLeft > 0 && tally.hours() < MOST_HOURS;
    }

    /** Between the runs, with nobody working but those who do not know. */
    private void pause(Plant plant, Setup setup) {
        if (draw.oneIn(4)) {
            world.pass(draw.between(0, 20) * Math.max(1, setup.perNs() / 8));
        }
        plant.take((int) draw.between(0, 2));
        plant.emit((int) draw.between(0, draw.oneIn(10) ? 200 : 3));
        plant.work();
        if (draw.oneIn(8)) {
            plant.reset();
        }
    }

    private void run(Plant plant, Setup setup) {
        int phases = (int) draw.between(1, MOST_PHASES_A_RUN);
        for (int i = 0; i < phases && goesOn(); i++) {
            Phase phase = Phase.drawnWith(draw, setup, stepsLeft);
            trace.note("phase", phase);
            plant.enter(phase);
            for (int step = 0; step < phase.steps(); step++) {
                step(plant, phase);
                stepsLeft--;
            }
            plant.inspect();
        }
    }

    private void step(Plant plant, Phase phase) {
        world.pass(phase.spanNs(draw, plant.setup(), plant.untilNextNs()));
        if (!phase.stalls(draw)) {
            plant.work();
        }
        plant.take(phase.asked(draw));
        plant.emit(draw.oneIn(3) ? phase.asked(draw) : 0);
        if (draw.oneIn(3_000)) {
            plant.reset();
        }
        tally.step();
    }
}
