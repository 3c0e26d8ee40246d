// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.policy.Schedule;
import io.mpthrottle.policy.ScheduledPolicy;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.Supply;
import io.mpthrottle.refill.Tuning;
import io.mpthrottle.tank.Tank;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * What others may know of the fuel while the agent places and workers take: nothing is held that was granted, and nothing is
 * kept or discarded before it fell due. When all is quiet the ledger is exact.
 */
public class LedgerLincheckTest {
    private static final long INTERVAL_NS = 10;

    /** More slots than steps: a slot that a worker is still leaving would send a unit into the reserve, which nobody sees. */
    private static final int CAP = 6;

    private final Tank tank = new Tank(CAP);
    private final RefillAgent agent = new RefillAgent(
            "refill",
            this::nowNs,
            tank,
            new ScheduledPolicy(new Schedule(1, INTERVAL_NS), CAP, Tuning.LOOKS),
            Supply.endless(),
            null,
            false);

    /** Written by the agent's thread. */
    private volatile long nowNs;

    public LedgerLincheckTest() {
        agent.begin(INTERVAL_NS);
    }

    private long nowNs() {
        return nowNs;
    }

    private long due() {
        return nowNs / INTERVAL_NS;
    }

    @Operation(nonParallelGroup = "refill")
    public void step() {
        final long nextNs = nowNs + INTERVAL_NS;
        nowNs = nextNs;
        final int unused = agent.doWork();
    }

    /** Whether there was fuel depends on the schedule, and on when the agent looked; that is the policy's affair. */
    @Operation
    public void take() {
        tank.take();
    }

    @Operation
    public boolean holdsNothingThatWasGranted() {
        final long granted = tank.granted();
        return agent.counts().get(0).kept() >= granted;
    }

    @Operation
    public boolean countsNothingBeforeItFellDue() {
        final long counted =
                agent.counts().get(0).kept() + agent.counts().get(0).discarded();
        return counted <= due();
    }

    /** When nobody is at it any more. */
    @Validate
    public void addsUp() {
        final long kept = agent.counts().get(0).kept();
        if (kept - tank.granted() != tank.level()
                || kept + agent.counts().get(0).discarded() != due()) {
            throw new IllegalStateException("kept " + kept + ", granted " + tank.granted() + ", discarded "
                    + agent.counts().get(0).discarded() + ", in the tank " + tank.level() + ", due " + due());
        }
    }

    @ModelChecked
    void addsUpInEverySchedule() {
        Effort.modelChecking()
                .sequentialSpecification(Specified.class)
                .checkObstructionFreedom(true)
                .check(LedgerLincheckTest.class);
    }

    @Test
    void addsUpUnderStress() {
        Effort.stress().sequentialSpecification(Specified.class).check(LedgerLincheckTest.class);
    }

    /** What holds always. */
    public static final class Specified {
        public void step() {
            // Its outcome is judged by what others see.
        }

        public void take() {
            // As above.
        }

        public boolean holdsNothingThatWasGranted() {
            return true;
        }

        public boolean countsNothingBeforeItFellDue() {
            return true;
        }
    }
}
