// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import io.mpthrottle.Account;
import io.mpthrottle.Stats;
import java.util.List;

/**
 * The models of all limits, one beside the other: each is told of all grants and of what the throttle says of that limit, as if there
 * were no other. A unit can be taken when every model has one: none is stricter than alone, and none is passed.
 */
final class Fuels {
    private final List<Fuel> limits;
    private final long[] discardedBefore;
    private long grantedBefore;

    Fuels(List<Fuel> limits) {
        this.limits = limits;
        discardedBefore = new long[limits.size()];
    }

    long granted() {
        return limits.get(0).granted();
    }

    /** Units that can surely be taken. */
    long ready() {
        return limits.stream().mapToLong(Fuel::ready).min().orElseThrow();
    }

    /** The most units that can be taken. */
    long held() {
        return limits.stream().mapToLong(Fuel::held).min().orElseThrow();
    }

    void take(long atNs) {
        limits.forEach(limit -> limit.take(atNs));
    }

    void shut() {
        limits.forEach(Fuel::shut);
    }

    void gaveBack(long readingNs) {
        limits.forEach(limit -> limit.gaveBack(readingNs));
    }

    void look() {
        limits.forEach(Fuel::look);
    }

    void begin(long startNs, Stats stats) {
        each(stats, (limit, held, discarded) -> limit.begin(startNs, held, discarded));
    }

    void stepped(long nowNs, Stats stats) {
        each(stats, (limit, held, discarded) -> limit.stepped(nowNs, held, discarded));
    }

    void end(long endNs, Stats stats) {
        each(stats, (limit, held, discarded) -> limit.end(endNs, held, discarded));
    }

    /** The statistics begin anew; so many grants had been made by then that count before. */
    void reset(long granted) {
        grantedBefore = granted;
        for (int limit = 0; limit < discardedBefore.length; limit++) {
            discardedBefore[limit] = limits.get(limit).discarded();
        }
    }

    /** The next instant at which the last of all limits has something to do, if that is known. */
    long nextNs(long nowNs) {
        return nowNs
                + limits.stream()
                        .mapToLong(limit -> limit.nextNs(nowNs) - nowNs)
                        .max()
                        .orElseThrow();
    }

    void check(Stats stats) {
        Breach.unlessEqual("granted", stats.granted(), granted() - grantedBefore);
        each(stats, Fuels::checkAccount);
        for (Account account : stats.accounts()) {
            Breach.unlessEqual("granted by " + account.limit(), account.granted(), stats.granted());
        }
        if (!stats.accounts().isEmpty()) {
            Breach.unlessEqual(
                    "held by the first limit",
                    stats.held(),
                    stats.accounts().get(0).held());
            Breach.unlessEqual(
                    "discarded by the first limit",
                    stats.discarded(),
                    stats.accounts().get(0).discarded());
        }
    }

    private static void checkAccount(Fuel limit, long held, long discarded) {
        Breach.unlessEqual("held", held, limit.held());
        Breach.unlessEqual("discarded", discarded, limit.discarded());
    }

    private interface Told {
        void of(Fuel limit, long held, long discarded);
    }

    private void each(Stats stats, Told told) {
        List<Account> accounts = stats.accounts();
        for (int i = 0; i < limits.size(); i++) {
            boolean there = i < accounts.size();
            long discarded = there ? accounts.get(i).discarded() : stats.discarded();
            told.of(limits.get(i), there ? accounts.get(i).held() : stats.held(), discarded + discardedBefore[i]);
        }
    }
}
