// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.engine.FuelAccount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statistics are a value: equal when all of them are, and readable. */
class StatsTest {
    private static final Pace LATEST = Pace.ofRate(5);
    private static final Pace LO_HI = Pace.ofInterval(7);
    private static final Pace HI_LO = Pace.ofInterval(9);
    private static final Duration RUNTIME = Duration.ofSeconds(2);
    private static final Limit LIMIT = Limit.of(5, Duration.ofSeconds(1));
    private static final List<Account> FUEL = List.of(account(11, 10, 12, 13));
    private static final Stats STATS = new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, FUEL);

    private static Account account(final long granted, final long returned, final long discarded, final long held) {
        return new Account(LIMIT, new FuelAccount(granted, returned, discarded, held));
    }

    @Test
    void tellsWhatItWasMadeOf() {
        assertThat(STATS.latest()).isEqualTo(LATEST);
        assertThat(STATS.mean()).isEqualTo(Pace.ofInterval(1e8));
        assertThat(STATS.loHi()).isEqualTo(LO_HI);
        assertThat(STATS.hiLo()).isEqualTo(HI_LO);
        assertThat(STATS.runtime()).isEqualTo(RUNTIME);
        assertThat(STATS.total()).isEqualTo(20);
        assertThat(STATS.overflow()).isEqualTo(3);
        assertThat(STATS.reordered()).isEqualTo(4);
        assertThat(STATS.granted()).isEqualTo(11);
        assertThat(STATS.discarded()).isEqualTo(12);
        assertThat(STATS.held()).isEqualTo(13);
    }

    @Test
    void equalsWhatSaysTheSame() {
        final Stats same =
                new Stats(LATEST, LO_HI, HI_LO, Duration.ofMillis(2_000), 20, 3, 4, List.of(account(11, 10, 12, 13)));
        assertThat(STATS).isEqualTo(same).hasSameHashCodeAs(same);
    }

    @Test
    void differsWhereAnyPartDoes() {
        final Pace other = Pace.ofRate(1);
        final List<Stats> others = List.of(
                new Stats(other, LO_HI, HI_LO, RUNTIME, 20, 3, 4, FUEL),
                new Stats(LATEST, other, HI_LO, RUNTIME, 20, 3, 4, FUEL),
                new Stats(LATEST, LO_HI, other, RUNTIME, 20, 3, 4, FUEL),
                new Stats(LATEST, LO_HI, HI_LO, Duration.ofSeconds(3), 20, 3, 4, FUEL),
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 21, 3, 4, FUEL),
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 2, 4, FUEL),
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 5, FUEL),
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, List.of(account(1, 10, 12, 13))),
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, List.of(account(11, 1, 12, 13))),
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, List.of(account(11, 10, 1, 13))),
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, List.of(account(11, 10, 12, 1))));

        assertThat(others)
                .doesNotContain(STATS)
                .allSatisfy(stats -> assertThat(stats).doesNotHaveSameHashCodeAs(STATS));
        assertThat(STATS).isNotEqualTo("statistics");
    }

    @Test
    void namesTheLimitThatHoldsTheOthersBack() {
        final Limit scarce = Limit.of(3, Duration.ofSeconds(2), Hardcap.WINDOW);
        final Account held2 = new Account(scarce, new FuelAccount(11, 10, 0, 2));
        final Stats several = new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, List.of(FUEL.get(0), held2));

        assertThat(several.scarcest()).isEqualTo(scarce);
        assertThat(several.accounts()).containsExactly(FUEL.get(0), held2);
        assertThat(several.held()).as("as the first limit counts").isEqualTo(13);
        assertThat(several.toString())
                .endsWith("accounts=[Account[5/s: granted=11, returned=10, held=13, discarded=12],"
                        + " Account[window:3/2s: granted=11, returned=10, held=2, discarded=0]]]");
        assertThat(STATS.scarcest()).isEqualTo(LIMIT);
        assertThatThrownBy(new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, List.of())::scarcest)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no limit, as asThrottle is off");
    }

    @Test
    void isReadable() {
        assertThat(STATS)
                .hasToString("Stats[latest=" + LATEST + ", mean=" + Pace.ofInterval(1e8) + ", loHi=" + LO_HI + ", hiLo="
                        + HI_LO
                        + ", runtime=PT2S, total=20, overflow=3, reordered=4, granted=11, discarded=12, held=13]");
    }

    @Test
    void aSummaryIsAValueToo() {
        final Summary summary = new Summary(RUNTIME, 20);

        assertThat(summary.runtime()).isEqualTo(RUNTIME);
        assertThat(summary.total()).isEqualTo(20);
        assertThat(summary.meanIntervalNanos()).isEqualTo(1e8);
        assertThat(summary.meanPerSecond()).isEqualTo(10);
        assertThat(summary).isEqualTo(new Summary(RUNTIME, 20)).hasSameHashCodeAs(new Summary(RUNTIME, 20));
        assertThat(List.of(new Summary(RUNTIME, 21), new Summary(Duration.ofSeconds(3), 20)))
                .doesNotContain(summary)
                .allSatisfy(other -> assertThat(other).doesNotHaveSameHashCodeAs(summary));
        assertThat(summary)
                .isNotEqualTo("a summary")
                .hasToString("Summary[runtime=PT2S, total=20, meanIntervalNanos=1.0E8, meanPerSecond=10.0]");
    }
}
