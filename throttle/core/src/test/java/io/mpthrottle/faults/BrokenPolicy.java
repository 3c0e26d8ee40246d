// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import io.mpthrottle.policy.Outlook;
import io.mpthrottle.policy.Policy;

/** A policy that does what another does, until a call of one of its methods throws. */
record BrokenPolicy(Policy policy, String broken, Countdown countdown) implements Policy {
    private void call(String method) {
        if (method.equals(broken)) {
            countdown.call();
        }
    }

    @Override
    public long begin(long nowNs) {
        return policy.begin(nowNs);
    }

    @Override
    public long available(long nowNs, long held) {
        call("available");
        return policy.available(nowNs, held);
    }

    @Override
    public void commit(long units) {
        call("commit");
        policy.commit(units);
    }

    @Override
    public Outlook outlook() {
        call("outlook");
        return policy.outlook();
    }

    @Override
    public void giveBack(long takenAtNs) {
        call("giveBack");
        policy.giveBack(takenAtNs);
    }

    @Override
    public boolean unitsReturn() {
        return policy.unitsReturn();
    }

    @Override
    public void end(long nowNs, long held) {
        policy.end(nowNs, held);
    }

    @Override
    public long credit() {
        return policy.credit();
    }

    @Override
    public long returned() {
        return policy.returned();
    }

    @Override
    public long discarded() {
        call("discarded");
        return policy.discarded();
    }
}
