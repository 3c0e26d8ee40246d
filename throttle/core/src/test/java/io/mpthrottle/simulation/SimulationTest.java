// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** Some days of simulated throttles; scripts/simulate goes on from here for as long as one likes. */
class SimulationTest {
    private static final long SEED = 20261124;

    @Test
    void twoDaysOfAllHardcapsHold() {
        Simulation simulation = new Simulation(48, SEED);

        simulation.run(1);

        assertThat(simulation.breaches()).isEmpty();
        assertThat(simulation.tally().grants()).isGreaterThan(100_000);
        for (Hardcap hardcap : Hardcap.values()) {
            assertThat(simulation.tally().hoursOf(hardcap))
                    .as("hours of %s", hardcap)
                    .isGreaterThan(1);
        }
        for (int lines : new int[] {0, 1, 2, 4, 8}) {
            assertThat(simulation.tally().hoursOfLines(lines))
                    .as("hours with lines %d", lines)
                    .isGreaterThan(1);
        }
        for (int limits = 1; limits <= 4; limits++) {
            assertThat(simulation.tally().hoursOfLimits(limits))
                    .as("hours with limits %d", limits)
                    .isGreaterThan(1);
        }
    }

    /** What nobody has simulated before; a breach says the seed. */
    @Test
    void aFewFreshHoursHold() {
        Simulation simulation = new Simulation(12, new SecureRandom().nextLong());

        simulation.run(1);

        assertThat(simulation.breaches()).isEmpty();
    }

    @Test
    void anEpisodeFollowsFromItsSeed() {
        long episode = Simulation.episodeSeed(SEED, 1);

        assertThat(Episode.of(episode)).hasToString(Episode.of(episode).toString());
    }
}
