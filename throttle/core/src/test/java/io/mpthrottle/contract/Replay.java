// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import io.mpthrottle.contract.HostileClock.Moment;
import io.mpthrottle.contract.Move.Kind;
import io.mpthrottle.contract.Scenario.Interruption;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Plays a {@link Scenario} against a throttle and keeps the instant of every grant. Who is interrupted inside a clock
 * reading decides what may happen meanwhile: workers drain while the agent (or start or stop) is held up, the agent
 * works while a worker is held up between its take and its reading.
 */
final class Replay {
    private enum Running {
        NOBODY,
        AGENT,
        WORKER,
        LIFE_CYCLE
    }

    private final Scenario scenario;
    private final HostileClock clock;
    private final Timeline timeline;
    private final Grants grants = new Grants();
    private final Queue<Interruption> interruptions;
    private Running running = Running.NOBODY;
    private long startedNs;

    private Replay(Hardcap hardcap, Scenario scenario) {
        this.scenario = scenario;
        this.interruptions = new ArrayDeque<>(scenario.interruptions());
        this.clock = new HostileClock(scenario.originNs());
        this.timeline = Timeline.on(clock, builder -> settings(builder, hardcap, scenario));
    }

    private static Throttle.Builder settings(Throttle.Builder builder, Hardcap hardcap, Scenario scenario) {
        Limit limit = scenario.limit();
        return builder.hardcap(hardcap).limit(limit.maxN(), limit.per()).asMonitor(scenario.monitored());
    }

    /** Plays all of it; after each move, with nobody inside a call, {@code afterEach} may look. */
    static Replay of(Hardcap hardcap, Scenario scenario, AfterEach afterEach) {
        Replay replay = new Replay(hardcap, scenario);
        replay.startedNs = replay.clock.nowNs();
        replay.timeline.start();
        replay.clock.interruptWith(replay::interrupt);
        for (Move move : scenario.moves()) {
            replay.play(move);
            afterEach.look(replay, move);
        }
        return replay;
    }

    static Replay of(Hardcap hardcap, Scenario scenario) {
        return of(hardcap, scenario, (replay, move) -> {});
    }

    /** A judge of the state between two moves. */
    interface AfterEach {
        void look(Replay replay, Move move);
    }

    Timeline timeline() {
        return timeline;
    }

    Grants grants() {
        return grants;
    }

    Limit limit() {
        return scenario.limit();
    }

    long startedNs() {
        return startedNs;
    }

    long nowNs() {
        return clock.nowNs();
    }

    long sinceStartNs() {
        return clock.nowNs() - startedNs;
    }

    private void play(Move move) {
        switch (move.kind()) {
            case PASS, STALL -> clock.advance(move.spanNs(limit()));
            case WORK -> as(Running.AGENT, timeline::work);
            case SETTLE -> as(Running.AGENT, timeline::settle);
            case TAKE -> as(Running.WORKER, () -> take(move.amount()));
            case DRAIN -> as(Running.WORKER, () -> take(Long.MAX_VALUE));
            case RESTART ->
                as(Running.LIFE_CYCLE, () -> {
                    timeline.stop();
                    clock.advance(move.spanNs(limit()));
                    timeline.start();
                });
        }
    }

    private void as(Running who, Runnable action) {
        running = who;
        action.run();
        running = Running.NOBODY;
    }

    private void take(long most) {
        for (long i = 0; i < most; i++) {
            long instantNs = clock.nowNs();
            if (!timeline.throttle().hasFuel()) {
                return;
            }
            grants.add(instantNs);
        }
    }

    private void interrupt(Moment moment) {
        Interruption next = interruptions.peek();
        if (next == null || next.moment() != moment || running == Running.NOBODY) {
            return;
        }
        interruptions.remove();
        for (Move move : next.meanwhile()) {
            if (mayHappenMeanwhile(move.kind())) {
                meanwhile(move);
            }
        }
    }

    private boolean mayHappenMeanwhile(Kind kind) {
        return switch (kind) {
            case PASS, STALL -> true;
            case TAKE, DRAIN -> running != Running.WORKER;
            case WORK, SETTLE -> running == Running.WORKER;
            case RESTART -> false;
        };
    }

    private void meanwhile(Move move) {
        Running interrupted = running;
        play(move);
        running = interrupted;
    }
}
