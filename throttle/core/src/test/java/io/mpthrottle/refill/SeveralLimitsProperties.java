// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.policy.Cap;
import io.mpthrottle.policy.Policy;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * Several limits at once, beside each of them alone with the same grants behind it: no bound is broken, every limit is conserved,
 * and none is stricter than alone.
 */
class SeveralLimitsProperties {
    private static final int STEPS = 60;

    private long nowNs;
    private Random random;
    private List<Rule> rules;
    private Side together;
    private List<Side> alone;
    private List<Long> grantedAtNs;

    private enum Kind {
        LIMIT(Cap::limit),
        ONE(Cap::one),
        NONE(Cap::none),
        WINDOW(Cap::window);

        @SuppressWarnings("ImmutableEnumChecker") // a method of Cap
        private final Cap.Kind kind;

        Kind(final Cap.Kind kind) {
            this.kind = kind;
        }
    }

    private record Rule(Kind kind, long maxN, long perNs) {
        private Cap cap() {
            return kind.kind.of(maxN, perNs, 0, Tuning.LOOKS, false);
        }

        private boolean returns() {
            return kind == Kind.ONE || kind == Kind.WINDOW;
        }

        private long units() {
            return kind == Kind.ONE ? 1 : maxN;
        }

        /** How many grants the rule allows from one instant to another, both included, if the first of them is a grant. */
        private long allows(final long spanNs) {
            return switch (kind) {
                case LIMIT, NONE -> maxN + spanNs * maxN / perNs + 1;
                case ONE -> 1 + spanNs * maxN / perNs;
                case WINDOW -> maxN * (1 + spanNs / perNs);
            };
        }
    }

    /** A refill agent with a tank of its own. */
    private final class Side {
        private final Tank tank;
        private final @Nullable Feedback feedback;
        private final RefillAgent agent;

        private Side(final List<Rule> rules) {
            final Cap cap = Cap.allOf(rules.stream().map(Rule::cap).toList());
            tank = new Tank(cap.mostUnits());
            final int out = (int) Math.min(cap.mostOut(), Tank.MAX_UNITS);
            feedback = out == 0 ? null : new Feedback(out);
            final Supply supply = feedback == null ? Supply.endless() : Supply.returning(out, feedback);
            agent = new RefillAgent("refill", () -> nowNs, tank, cap.policy(), supply, null, false);
        }

        private long kept(final int limit) {
            return agent.counts().get(limit).kept();
        }

        private long held(final int limit) {
            return kept(limit) - tank.granted();
        }

        private boolean take() {
            return tank.take() != null;
        }

        private void giveBack(final long readingNs) {
            if (feedback != null) {
                feedback.giveBack(readingNs);
            }
        }

        private void stop() {
            agent.reclaim();
            agent.end(nowNs);
        }
    }

    private void begin(final long seed, final int limits) {
        random = new Random(seed);
        nowNs = random.nextLong();
        grantedAtNs = new ArrayList<>();
        rules = Stream.generate(this::rule).limit(limits).toList();
        together = new Side(rules);
        alone = rules.stream().map(rule -> new Side(List.of(rule))).toList();
        everybody(side -> side.agent.begin(nowNs));
    }

    private Rule rule() {
        final Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        final long maxN = 1L + random.nextInt(random.nextBoolean() ? 3 : 20);
        return new Rule(kind, maxN, maxN + random.nextInt(random.nextBoolean() ? 100 : 2_000));
    }

    private void everybody(final java.util.function.Consumer<Side> what) {
        what.accept(together);
        alone.forEach(what);
    }

    @Property(tries = 20_000)
    void noneIsStricterThanAloneAndAllAreKept(
            @ForAll final long seed, @ForAll @IntRange(min = 1, max = 4) final int limits) {
        begin(seed, limits);
        for (int step = 0; step < STEPS; step++) {
            nowNs += random.nextInt(random.nextInt(20) == 0 ? 5_000 : 60);
            if (random.nextInt(3) > 0) {
                step();
                checkHeld();
            }
            if (random.nextBoolean()) {
                takeSome();
            }
            if (random.nextInt(40) == 0) {
                stopAndStart();
            }
        }
        checkBounds();
    }

    /** A limit that is alone looks whenever the others make it look, or it would be the stricter one. */
    private void step() {
        final boolean looks = together.agent.outlook().wantsLook();
        together.agent.doWork();
        for (final Side side : alone) {
            final boolean looksToo = looks || side.agent.outlook().wantsLook();
            side.agent.step(nowNs, looksToo ? side.held(0) : Policy.NO_LOOK);
        }
    }

    private void takeSome() {
        final int wanted = random.nextInt(random.nextBoolean() ? 3 : 25);
        for (int i = 0; i < wanted && together.take(); i++) {
            grantedAtNs.add(nowNs);
            for (int limit = 0; limit < rules.size(); limit++) {
                assertThat(alone.get(limit).take())
                        .as("%s holds a unit, too", rules.get(limit))
                        .isTrue();
            }
            // A worker may be held up between its take and its reading.
            final long readingNs = nowNs + random.nextInt(3);
            nowNs = readingNs;
            everybody(side -> side.giveBack(readingNs));
        }
    }

    private void stopAndStart() {
        everybody(Side::stop);
        checkConserved();
        for (int limit = 0; limit < rules.size(); limit++) {
            if (!rules.get(limit).returns()) {
                assertThat(together.held(limit)).isZero();
            }
        }
        nowNs += random.nextInt(100);
        everybody(side -> side.agent.begin(nowNs));
        checkHeld();
    }

    private void checkHeld() {
        final long held =
                IntStream.range(0, rules.size()).mapToLong(together::held).min().orElseThrow();
        final long least = alone.stream().mapToLong(side -> side.held(0)).min().orElseThrow();
        assertThat(held).as("%s", rules).isEqualTo(least);
        if (together.tank.level() > 0) {
            // Alone it would notice there what was taken.
            final long untilNs = together.agent.outlook().untilDueNs();
            for (int limit = 0; limit < rules.size(); limit++) {
                if (rules.get(limit).kind == Kind.LIMIT) {
                    assertThat(untilNs)
                            .as("%s of %s", rules.get(limit), rules)
                            .isLessThanOrEqualTo(
                                    alone.get(limit).agent.outlook().untilDueNs());
                }
            }
        }
        checkConserved();
    }

    private void checkConserved() {
        for (int limit = 0; limit < rules.size(); limit++) {
            final FuelCounts counts = together.agent.counts().get(limit);
            final FuelCounts own = alone.get(limit).agent.counts().get(0);
            final Rule rule = rules.get(limit);
            if (rule.returns()) {
                assertThat(counts.kept() - counts.returned())
                        .as("units of %s", rule)
                        .isEqualTo(rule.units());
            } else {
                assertThat(counts.kept() + counts.discarded())
                        .as("units of %s that fell due", rule)
                        .isEqualTo(own.kept() + own.discarded());
            }
        }
    }

    private void checkBounds() {
        for (final Rule rule : rules) {
            for (int last = 0; last < grantedAtNs.size(); last++) {
                for (int first = 0; first <= last; first++) {
                    final long spanNs = grantedAtNs.get(last) - grantedAtNs.get(first);
                    if (rule.kind != Kind.NONE) {
                        assertThat(last - first + 1L)
                                .as("%s in %d ns", rule, spanNs)
                                .isLessThanOrEqualTo(rule.allows(spanNs));
                    }
                }
            }
        }
    }
}
