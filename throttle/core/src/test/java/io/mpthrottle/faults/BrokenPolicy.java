// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import io.mpthrottle.refill.RefillPolicy;

/** A policy that does what another does, until a call of one of its methods throws. */
record BrokenPolicy(RefillPolicy policy, String broken, Countdown countdown) implements RefillPolicy {
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
    public long step(long nowNs, long held) {
        call("step");
        return policy.step(nowNs, held);
    }

    @Override
    public boolean wantsLook() {
        call("wantsLook");
        return policy.wantsLook();
    }

    @Override
    public void giveBack(long takenAtNs) {
        call("giveBack");
        policy.giveBack(takenAtNs);
    }

    @Override
    public long untilNextNs(long nowNs) {
        call("untilNextNs");
        return policy.untilNextNs(nowNs);
    }

    @Override
    public boolean end(long nowNs) {
        return policy.end(nowNs);
    }

    @Override
    public long discarded() {
        call("discarded");
        return policy.discarded();
    }
}
