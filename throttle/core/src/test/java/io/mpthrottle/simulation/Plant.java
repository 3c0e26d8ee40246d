// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import io.mpthrottle.Throttle;
import io.mpthrottle.contract.HostileClock.Moment;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * One throttle beside its model: each move is made on both, and then all that the throttle says of itself is compared.
 *
 * <p>Whoever reads the clock may be held up in the reading, before or after the value is taken. Meanwhile others go on,
 * each as far as it could on a thread of its own: workers and emitters always, the agents while a worker is held up
 * between its take and its reading or its emission. Nobody is held up within what happens meanwhile.
 */
final class Plant {
    private enum Actor {
        NOBODY,
        AGENT,
        WORKER,
        EMITTER,
        STARTING,
        STOPPING,
        RESETTING
    }

    private static final long LONG_NS = 10_000_000_000L;
    private static final long CENTURY_NS = 36_525L * 86_400_000_000_000L;
    private static final int MOST_WORKERS = 8;

    private final Setup setup;
    private final World world;
    private final Draw draw;
    private final List<Throwable> errors = new ArrayList<>();
    private final Throttle throttle;
    private final Agent agent;
    private final Fuels fuel;
    private final @Nullable Emissions emissions;
    private final RunSpan run = new RunSpan();

    private @Nullable Phase phase;
    private boolean closed;
    private boolean stopped;
    private long coarseNs;

    /** Who reads the clock, how often it did so far, and what it read. */
    private Actor actor = Actor.NOBODY;

    private int readings;
    private long readingNs;
    private long takingNs;

    Plant(Setup setup, World world) {
        this.setup = setup;
        this.world = world;
        draw = world.draw();
        world.clock().interruptWith(this::reading);
        throttle = setup.build(world.clock(), errors::add);
        agent = throttle.agent();
        fuel = new Fuels(setup.fuels());
        emissions = setup.asMonitor() ? new Emissions(setup.waiting(), setup.refreshNs()) : null;
    }

    Setup setup() {
        return setup;
    }

    void enter(Phase next) {
        phase = next;
    }

    /** For those who want to be punctual. */
    long untilNextNs() {
        if (phase == null || phase.flow() != Phase.Flow.PUNCTUAL) {
            return 0;
        }
        return Math.max(0, fuel.nextNs(world.nowNs()) - world.nowNs());
    }

    // the life cycle

    void start() {
        note("start", 0);
        act(Actor.STARTING);
        throttle.start();
        onStart();
        long startNs = read();
        run.begin(startNs);
        coarseNs = startNs;
        Stats stats = throttle.stats();
        fuel.begin(startNs, stats);
        if (emissions != null) {
            emissions.begin(startNs, stats);
        }
        check(stats);
    }

    private void onStart() {
        try {
            agent.onStart();
        } catch (Exception e) {
            throw new Breach("onStart() threw " + e, e);
        }
    }

    void stop() {
        note("stop", 0);
        if (emissions != null) {
            emissions.ending();
        }
        fuel.shut();
        stopped = true;
        act(Actor.STOPPING);
        Summary summary = throttle.stop();
        long endNs = read();
        run.end(endNs);
        stopped = false;
        Stats stats = throttle.stats();
        fuel.end(endNs, stats);
        fuel.shut();
        if (emissions != null) {
            emissions.end(endNs, setup.grantsEmit(), stats);
        }
        check(stats);
        Breach.unlessEqual("total of the summary", summary.total(), stats.total());
        Breach.unlessEqual(
                "runtime of the summary",
                summary.runtime().toNanos(),
                stats.runtime().toNanos());
    }

    void close() {
        note("close", 0);
        Stats before = throttle.stats();
        throttle.close();
        closed = true;
        check();
        Breach.unless(before.equals(throttle.stats()), "close() changed " + before + " to " + throttle.stats());
        take(2);
        emit(2);
        Breach.unless(before.equals(throttle.stats()), "after close() " + before + " became " + throttle.stats());
        world.clock().interruptWith(moment -> {});
    }

    void reset() {
        note("reset", 0);
        boolean meanwhile = isMeanwhile();
        if (!meanwhile) {
            act(Actor.RESETTING);
        }
        throttle.resetStats();
        long nowNs = meanwhile ? world.nowNs() : read();
        run.reset(nowNs);
        // A worker between its grant and its emission counts after the reset on both sides.
        fuel.reset(setup.grantsEmit() && emissions != null ? emissions.emitted() : fuel.granted());
        if (emissions != null) {
            emissions.reset(nowNs);
        }
        check();
    }

    // the agents

    void work() {
        note("work", 0);
        boolean meanwhile = isMeanwhile();
        if (!meanwhile) {
            act(Actor.AGENT);
        }
        fuel.look();
        if (!setup.asThrottle() && emissions != null && run.isRunning()) {
            // A monitor alone follows a reset before it reads the clock; one with a refill in front of it after that.
            emissions.followReset();
        }
        doWork();
        boolean drained = !meanwhile && readings == 2;
        long nowNs = meanwhile || readings == 0 ? world.nowNs() : readingNs;
        if (!meanwhile) {
            actor = Actor.NOBODY;
        }
        if (!run.isRunning() || stopped) {
            check();
            return;
        }
        if (nowNs - coarseNs >= 1_000) {
            coarseNs = nowNs;
        }
        Stats stats = throttle.stats();
        fuel.stepped(nowNs, stats);
        if (emissions != null) {
            if (!drained) {
                emissions.drain(nowNs);
            }
            emissions.stepped(nowNs, stats);
        }
        check(stats);
    }

    private void doWork() {
        try {
            int unused = agent.doWork();
        } catch (Exception e) {
            throw new Breach("doWork() threw " + e, e);
        }
    }

    // workers

    /** At most so many, and no further than to the first refusal. */
    void take(int most) {
        if (most == 0) {
            return;
        }
        note("take", most);
        if (!setup.asThrottle()) {
            refusesFuel();
            return;
        }
        for (int taken = 0; taken < most && take(); taken++) {
            world.tally().grant();
        }
        check();
    }

    /** Mostly the one who worked last goes on. */
    private void comesAnother() {
        if (draw.oneIn(8)) {
            Player.passFor((int) draw.between(1, MOST_WORKERS));
        }
    }

    private void refusesFuel() {
        try {
            boolean got = throttle.hasFuel();
            Breach.unless(closed && !got, "hasFuel() is " + got + " without a throttle");
        } catch (IllegalStateException e) {
            Breach.unless(!closed, "hasFuel() threw after close()");
        }
    }

    private boolean take() {
        boolean meanwhile = isMeanwhile();
        comesAnother();
        boolean must = fuel.ready() > 0;
        boolean may = fuel.held() > 0 && run.isRunning() && !stopped;
        if (!meanwhile) {
            act(Actor.WORKER);
            takingNs = world.nowNs();
        }
        boolean got = throttle.hasFuel();
        boolean hasRead = !meanwhile && readings > 0;
        if (!meanwhile) {
            actor = Actor.NOBODY;
        }
        Breach.unless(got || !must, "a worker was refused");
        Breach.unless(got || !hasRead, "a worker read the clock and was refused");
        Breach.unless(!got || may, "a worker was granted what is not there");
        if (!got) {
            return false;
        }
        if (!hasRead) {
            fuel.take(world.nowNs());
        }
        grantLeaves(hasRead ? readingNs : world.nowNs());
        return true;
    }

    private void grantLeaves(long readNs) {
        fuel.gaveBack(readNs);
        if (emissions != null && setup.autoEmit()) {
            emissions.emit(setup.isCoarse() && !setup.unitsReturn() ? coarseNs : readNs);
        }
    }

    /** So many emissions by hand, where that is how they are made. */
    void emit(int emitted) {
        if (emitted == 0 || setup.autoEmit()) {
            return;
        }
        note("emit", emitted);
        for (int i = 0; i < Math.min(emitted, 500); i++) {
            comesAnother();
            if (draw.oneIn(2)) {
                emitNow();
            } else {
                emitStamp(oddStamp());
            }
        }
        check();
    }

    private void emitNow() {
        boolean meanwhile = isMeanwhile();
        if (!meanwhile) {
            act(Actor.EMITTER);
        }
        throttle.emit();
        long stampNs = meanwhile || readings == 0 ? world.nowNs() : readingNs;
        if (!meanwhile) {
            actor = Actor.NOBODY;
        }
        emitted(setup.isCoarse() ? coarseNs : stampNs);
    }

    private void emitStamp(long stampNs) {
        throttle.emit(stampNs);
        emitted(stampNs);
    }

    private void emitted(long stampNs) {
        if (emissions != null && !closed) {
            emissions.emit(stampNs);
        }
    }

    /**
     * Mostly of about now, a little out of order; now and then of any time there is. Where there are lines, not of any time:
     * on the circle of longs, three stamps that are far apart may each be older than the next.
     */
    private long oddStamp() {
        long nowNs = world.nowNs();
        if (draw.oneIn(200)) {
            return setup.lines() > 1 ? nowNs + draw.between(-CENTURY_NS, CENTURY_NS) : draw.any();
        }
        return switch ((int) draw.between(0, 9)) {
            case 0 -> nowNs + draw.between(-2_000_000_000L, 500_000_000L);
            case 1, 2, 3 -> nowNs - draw.magnitude(1, 1_000_000_000L);
            default -> nowNs + draw.between(-1_000, 1_000);
        };
    }

    // what happens within a reading

    private void act(Actor who) {
        actor = who;
        readings = 0;
    }

    /** The reading of a call that always makes one. */
    private long read() {
        actor = Actor.NOBODY;
        Breach.unlessEqual("readings of the clock", readings, 1);
        return readingNs;
    }

    private boolean isMeanwhile() {
        return actor != Actor.NOBODY;
    }

    private void reading(Moment moment) {
        if (actor == Actor.NOBODY) {
            return;
        }
        if (moment == Moment.BEFORE_READING) {
            readings++;
            if (actor == Actor.WORKER) {
                // A worker that reads has its unit.
                fuel.take(takingNs);
            } else if (actor == Actor.AGENT && readings == 2 && emissions != null) {
                // A monitor alone: it has drained, by the reading before, and will publish.
                emissions.drain(readingNs);
            }
        } else {
            readingNs = world.nowNs();
        }
        Phase now = phase;
        if (now != null && now.interrupts(draw)) {
            note("in a reading of " + actor + ": " + moment, 0);
            int heldUp = Player.who();
            for (int moves = (int) draw.between(1, 3); moves > 0; moves--) {
                meanwhile(now);
            }
            Player.passFor(heldUp);
            note("goes on: " + actor, 0);
        }
    }

    private void meanwhile(Phase now) {
        boolean isWorker = actor == Actor.WORKER || actor == Actor.EMITTER;
        switch ((int) draw.between(0, 5)) {
            case 0, 1 -> passMeanwhile(now);
            case 2 -> take((int) draw.between(1, 5));
            case 3 -> emit((int) draw.between(1, 5));
            case 4 -> {
                if (isWorker || actor == Actor.RESETTING) {
                    work();
                } else {
                    take(3_000);
                }
            }
            default -> {
                if (isWorker && draw.oneIn(20)) {
                    reset();
                } else {
                    check();
                }
            }
        }
    }

    /** In a busy phase there are many readings: most of them are short, or a slow limit would fill the hours. */
    private void passMeanwhile(Phase now) {
        long spanNs = draw.oneIn(20) ? 2 * setup.perNs() : now.spanNs(draw, setup, untilNextNs());
        world.pass(spanNs < LONG_NS || draw.oneIn(50) ? spanNs : spanNs % LONG_NS);
    }

    // what it says of itself

    void check() {
        check(throttle.stats());
    }

    private void check(Stats stats) {
        if (!errors.isEmpty()) {
            throw new Breach("the error handler was told of " + errors.get(0), errors.get(0));
        }
        Breach.unless(throttle.isRunning() == (run.isRunning() && !stopped), "isRunning() is " + throttle.isRunning());
        fuel.check(stats);
        checkMean(stats);
        if (emissions == null) {
            Breach.unlessEqual("total without a monitor", stats.total(), stats.granted());
            Breach.unlessEqual("overflow without a monitor", stats.overflow(), 0);
            Breach.unlessEqual("reordered without a monitor", stats.reordered(), 0);
            Breach.unlessEqual("runtime", stats.runtime().toNanos(), run.untilNs(world.nowNs()));
        } else if (actor != Actor.AGENT) {
            // Within a step of a monitor alone more may be published already.
            emissions.check(stats);
        }
    }

    /** runtime / total and total / runtime. */
    private static void checkMean(Stats stats) {
        double intervalNs = stats.mean().intervalNanos();
        long runtimeNs = stats.runtime().toNanos();
        boolean isNothing = stats.total() == 0 || runtimeNs == 0;
        Breach.unless(
                isNothing
                        ? intervalNs == 0 && stats.mean().perSecond() == 0
                        : intervalNs == (double) runtimeNs / stats.total()
                                && Math.abs(stats.mean().perSecond() * intervalNs / 1e9 - 1) < 1e-9,
                "mean is " + intervalNs + " ns of " + stats);
    }

    /** What takes long to read: the histograms; and the views, which must be those of the statistics. */
    void inspect() {
        if (emissions == null) {
            return;
        }
        Stats stats = throttle.stats();
        Breach.unless(
                throttle.latest().equals(stats.latest())
                        && throttle.mean().equals(stats.mean())
                        && throttle.loHi().equals(stats.loHi())
                        && throttle.hiLo().equals(stats.hiLo()),
                "the views are not those of " + stats);
        emissions.checkIntervals(
                throttle.intervals().getTotalCount(), throttle.latestIntervals().getTotalCount());
    }

    private void note(String move, long amount) {
        world.trace().note(move, amount);
    }
}
