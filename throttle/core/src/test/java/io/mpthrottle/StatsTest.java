// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final FuelAccount FUEL = new FuelAccount(11, 12, 13);
    private static final Stats STATS = new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, FUEL);

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
                new Stats(LATEST, LO_HI, HI_LO, Duration.ofMillis(2_000), 20, 3, 4, new FuelAccount(11, 12, 13));
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
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, new FuelAccount(1, 12, 13)),
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, new FuelAccount(11, 1, 13)),
                new Stats(LATEST, LO_HI, HI_LO, RUNTIME, 20, 3, 4, new FuelAccount(11, 12, 1)));

        assertThat(others)
                .doesNotContain(STATS)
                .allSatisfy(stats -> assertThat(stats).doesNotHaveSameHashCodeAs(STATS));
        assertThat(STATS).isNotEqualTo("statistics");
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
