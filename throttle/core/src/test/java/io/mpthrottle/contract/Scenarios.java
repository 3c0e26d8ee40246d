// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.contract.Move.Kind;
import io.mpthrottle.contract.Scenario.Interruption;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The random timelines that the properties run over. */
final class Scenarios {
    private static final int MOST_MOVES = 60;

    private Scenarios() {}

    /** Demand and stalls of whole duty cycles; no restarts, no interruptions. */
    static final class Plain implements ArbitrarySupplier<Scenario> {
        @Override
        public Arbitrary<Scenario> get() {
            return scenarios(moves(), Arbitraries.just(List.of()));
        }
    }

    /** The same with stop() and start() in between. */
    static final class Restarting implements ArbitrarySupplier<Scenario> {
        @Override
        public Arbitrary<Scenario> get() {
            return scenarios(movesAndRestarts(), Arbitraries.just(List.of()));
        }
    }

    /** Threads lose their processor inside the clock readings, too. */
    static final class Hostile implements ArbitrarySupplier<Scenario> {
        @Override
        public Arbitrary<Scenario> get() {
            return scenarios(
                    movesAndRestarts(), interruption().list().ofMinSize(5).ofMaxSize(40));
        }
    }

    /** Small limits, so that short timelines exhaust them; integer and odd ratios. */
    static Arbitrary<Limit> limits() {
        Arbitrary<Long> maxN = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(1L)),
                Tuple.of(5, Arbitraries.longs().between(2, 8)),
                Tuple.of(1, Arbitraries.longs().between(9, 300)));
        Arbitrary<Long> perNs = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(1_000_000L, 1_000_000_000L, 1_000_003L)),
                Tuple.of(3, Arbitraries.longs().between(300, 5_000_000_000L)));
        return Combinators.combine(maxN, perNs).as(Limit::new);
    }

    /** Zero, negative, and just before nanoTime wraps. */
    static Arbitrary<Long> origins() {
        return Arbitraries.of(
                0L, -1L, -5_000_000_000L, Long.MAX_VALUE - 3_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    private static Arbitrary<Scenario> scenarios(Arbitrary<Move> moves, Arbitrary<List<Interruption>> interruptions) {
        return Combinators.combine(
                        limits(),
                        origins(),
                        Arbitraries.of(true, false),
                        moves.list().ofMinSize(1).ofMaxSize(MOST_MOVES),
                        interruptions)
                .as(Scenario::new);
    }

    private static Arbitrary<Interruption> interruption() {
        return Combinators.combine(
                        Arbitraries.of(HostileClock.Moment.class),
                        moves().list().ofMinSize(0).ofMaxSize(4))
                .as(Interruption::new);
    }

    private static Arbitrary<Move> movesAndRestarts() {
        return Arbitraries.frequencyOf(Tuple.of(12, moves()), Tuple.of(1, move(Kind.RESTART, 0, 16)));
    }

    private static Arbitrary<Move> moves() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, move(Kind.PASS, 0, 16)),
                Tuple.of(3, move(Kind.STALL, 0, 20)),
                Tuple.of(2, move(Kind.WORK, 0, 0)),
                Tuple.of(6, move(Kind.SETTLE, 0, 0)),
                Tuple.of(3, move(Kind.TAKE, 1, 10)),
                Tuple.of(4, move(Kind.DRAIN, 0, 0)));
    }

    private static Arbitrary<Move> move(Kind kind, int least, int most) {
        return Combinators.combine(Arbitraries.integers().between(least, most), Arbitraries.of(0, 0, 0, -1, 1))
                .as((amount, jitterNs) -> new Move(kind, amount, jitterNs));
    }
}
