// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mpthrottle.Refill;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final long RATE = 100_000;
    private static final long END = 10_000_000_000L;
    private static final Ledger RUNNING = new Ledger(0, 0, 0, 0, 0, 0);

    @Test
    void passesWhatWasReached() {
        Judge judge = judge(1_000_000, END - 9_000);

        assertThat(judge.due()).isEqualTo(1_000_000);
        assertThat(judge.why()).isNull();
        assertThat(judge.shortfall()).isZero();
    }

    @Test
    void failsWhatWasMissed() {
        Judge judge = judge(998_000, END - 9_000);

        assertThat(judge.shortfall()).isCloseTo(0.002, within(1e-9));
        assertThat(judge.why()).isEqualTo("missed the rate: 0.200 % short, 2,000 units");
    }

    @Test
    void aPauseAtTheVeryEndIsNoMissedRate() {
        Judge judge = judge(995_001, END - 50_000_000); // punctual until 50 ms before the end

        assertThat(judge.shortfall()).isZero();
        assertThat(judge.why()).isNull();
    }

    @Test
    void aLimiterThatWentSilentIsMeasuredAtTheEnd() {
        Judge judge = judge(500_001, END / 2);

        assertThat(judge.shortfall()).isCloseTo(0.5, within(1e-5));
        assertThat(judge.why()).startsWith("missed the rate: 50.000 % short");
        assertThat(new Judge(spec(), new Grants(0, 0, 0, 0, Long.MAX_VALUE)).why())
                .startsWith("missed the rate: 100.000 % short");
    }

    @Test
    void failsWhatWasFasterThanAskedWhateverItsBurst() {
        Judge judge = judge(1_100_000, END - 1);

        assertThat(judge.why()).isEqualTo("faster than asked: 100,000 units too many");
    }

    @Test
    void oursMustNotLoseAnything() {
        Grants grants = new Grants(1_000_001, 1_000_000, 10, END - 9_000, 10);
        Judge judge = new Judge(spec(), grants);
        Ledger right = new Ledger(END + 5_000, 1_000_001, 0, 0, 1_000_001, 0);

        assertThat(judge.whyOurs(RUNNING, right)).isNull();
        assertThat(judge.whyOurs(new Ledger(0, 0, 0, 3, 0, 0), right)).isEqualTo("3 units were discarded");
        assertThat(judge.whyOurs(RUNNING, new Ledger(END, 1_000_001, 0, 0, 1_000_001, 2)))
                .isEqualTo("2 emissions overflowed");
        assertThat(judge.whyOurs(RUNNING, new Ledger(END, 1_000_001, 0, 0, 1_000_000, 0)))
                .startsWith("the worker took 1000001, the throttle granted 1000001 and counted 1000000");
        assertThat(judge.whyOurs(RUNNING, new Ledger(END + 10_000, 1_000_001, 0, 0, 1_000_001, 0)))
                .isEqualTo("1000002 units fell due, but granted + held + discarded is 1000001");
        assertThat(new Judge(spec(), new Grants(1, 1, 0, 0, -4)).whyOurs(RUNNING, right))
                .isEqualTo("a unit went 4 ns before it was due");
    }

    private static Judge judge(long granted, long lastNs) {
        return new Judge(spec(), new Grants(granted, granted, 0, lastNs, 0));
    }

    private static TrialSpec spec() {
        return TrialSpec.ours(Refill.BUSY_SPIN, Worker.SPINNING, RATE, 10);
    }
}
