// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What the two steps of a decision are for: a question changes nothing, and policies can stand side by side. */
class SideBySideProperties {
    private static final LookIntervals LOOKS = new LookIntervals(512_000, 128_000, 1_000, 8);
    private static final long PER_NS = 1_000;

    private static ScheduledPolicy limit(final long units) {
        return new ScheduledPolicy(new Schedule(units, PER_NS), units, LOOKS);
    }

    private static ScheduledPolicy none(final long units) {
        return new ScheduledPolicy(new Schedule(units, PER_NS), ScheduledPolicy.UNCAPPED, LOOKS);
    }

    private static long step(final Policy policy, final long nowNs, final long held) {
        final long units = policy.available(nowNs, held);
        policy.commit(units);
        return units;
    }

    /** What a policy has offered and was not asked for, read by a question at the time of the last commit. */
    private static long credit(final Policy policy, final long nowNs) {
        return policy.available(nowNs, Policy.NO_LOOK);
    }

    private static long fallenDue(final long units, final long nowNs) {
        return nowNs * units / PER_NS + 1;
    }

    @Property(tries = 300)
    void aQuestionChangesNoLaterAnswer(
            @ForAll @LongRange(min = 1, max = 20) final long units,
            @ForAll @Size(min = 1, max = 60) final List<@IntRange(max = 3_000) Integer> spansNs) {
        final List<Policy> asked = List.of(limit(units), none(units), new SlidingWindowPolicy(units, PER_NS));
        final List<Policy> left = List.of(limit(units), none(units), new SlidingWindowPolicy(units, PER_NS));
        for (int i = 0; i < asked.size(); i++) {
            final Policy one = asked.get(i);
            final Policy other = left.get(i);
            one.commit(one.begin(0));
            other.commit(other.begin(0));
            long nowNs = 0;
            long held = 0;
            for (final int spanNs : spansNs) {
                one.available(nowNs + 10L * spanNs, Policy.NO_LOOK);
                one.available(nowNs + spanNs, held / 2);
                nowNs += spanNs;
                final long look = spanNs % 2 == 0 ? held : Policy.NO_LOOK;
                final long placed = step(one, nowNs, look);
                assertThat(placed).isEqualTo(step(other, nowNs, look));
                assertThat(one.discarded()).isEqualTo(other.discarded());
                assertThat(one.outlook()).usingRecursiveComparison().isEqualTo(other.outlook());
                held = (held + placed) / 2;
            }
        }
    }

    /** The least of what is available is placed. Each account adds up all the same, and no cap is exceeded. */
    @Property(tries = 300)
    void eachOfSeveralKeepsItsOwnAccount(
            @ForAll @LongRange(min = 1, max = 20) final long first,
            @ForAll @LongRange(min = 1, max = 20) final long second,
            @ForAll @LongRange(min = 1, max = 20) final long third,
            @ForAll @Size(min = 1, max = 80) final List<@IntRange(max = 3_000) Integer> spansNs) {
        final ScheduledPolicy tight = limit(first);
        final ScheduledPolicy other = limit(second);
        final ScheduledPolicy uncapped = none(third);
        final List<ScheduledPolicy> all = List.of(tight, other, uncapped);
        all.forEach(policy -> policy.commit(policy.begin(0)));
        long nowNs = 0;
        long held = 0;
        long placed = 0;
        for (final int spanNs : spansNs) {
            nowNs += spanNs;
            final long atNs = nowNs;
            final long look = spanNs % 3 == 0 ? Policy.NO_LOOK : held;
            final long units = all.stream()
                    .mapToLong(policy -> policy.available(atNs, look))
                    .min()
                    .orElseThrow();
            all.forEach(policy -> policy.commit(units));
            placed += units;
            held += units;
            assertThat(held + credit(tight, nowNs)).isLessThanOrEqualTo(first);
            assertThat(held + credit(other, nowNs)).isLessThanOrEqualTo(second);
            assertThat(placed + credit(tight, nowNs) + tight.discarded()).isEqualTo(fallenDue(first, nowNs));
            assertThat(placed + credit(other, nowNs) + other.discarded()).isEqualTo(fallenDue(second, nowNs));
            assertThat(placed + credit(uncapped, nowNs)).isEqualTo(fallenDue(third, nowNs));
            assertThat(uncapped.discarded()).isZero();
            held -= spanNs % (held + 1);
        }
    }

    /** Units that are back and wait for another policy are not lost, and not doubled. */
    @Property(tries = 300)
    void aWindowKeepsWhatWaitsForAnother(
            @ForAll @LongRange(min = 1, max = 20) final long units,
            @ForAll @LongRange(min = 1, max = 20) final long limited,
            @ForAll @Size(min = 1, max = 80) final List<@IntRange(max = 3_000) Integer> spansNs) {
        final SlidingWindowPolicy window = new SlidingWindowPolicy(units, PER_NS);
        final ScheduledPolicy limit = limit(limited);
        final long atOnce = Math.min(window.begin(0), limit.begin(0));
        window.commit(atOnce);
        limit.commit(atOnce);
        final ArrayDeque<Long> out = new ArrayDeque<>();
        long nowNs = 0;
        long held = atOnce;
        for (final int spanNs : spansNs) {
            nowNs += spanNs;
            final long taken = spanNs % (held + 1);
            for (long i = 0; i < taken; i++) {
                window.giveBack(nowNs);
                out.add(nowNs);
            }
            held -= taken;
            final long placed = Math.min(window.available(nowNs, held), limit.available(nowNs, held));
            window.commit(placed);
            limit.commit(placed);
            held += placed;
            while (!out.isEmpty() && nowNs - out.peek() >= PER_NS) {
                out.remove();
            }
            assertThat(held + credit(window, nowNs) + out.size()).isEqualTo(units);
        }
    }
}
