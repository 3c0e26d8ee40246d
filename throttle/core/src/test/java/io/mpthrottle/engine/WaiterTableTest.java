// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.contract.Eventually;
import io.mpthrottle.contract.Workers;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which waiter a thread finds, and how long the table keeps it. Most threads here are never started. */
@Timeout(60)
class WaiterTableTest {
    private static final int MANY = 5_000;

    private final WaiterTable table = new WaiterTable();
    private final AtomicInteger waiting = new AtomicInteger();

    @Test
    void aThreadFindsItsOwnWaiterHoweverManyThereAre() {
        final List<Thread> threads = new ArrayList<>();
        final List<Waiter> waiters = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            threads.add(new Thread());
            assertThat(table.find(threads.get(i))).isNull();
            waiters.add(add(threads.get(i)));
        }

        for (int i = 0; i < MANY; i++) {
            assertThat(table.find(threads.get(i))).isSameAs(waiters.get(i));
        }
        assertThat(table.size()).isEqualTo(MANY);
    }

    @Test
    void theWaitersOfCollectedThreadsAreDroppedAndTheOthersAreKept() {
        final List<Thread> living = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            final Thread thread = new Thread();
            add(thread);
            if (i % 10 == 0) {
                living.add(thread);
            }
        }

        Eventually.holds("only the waiters of living threads are there", () -> {
            System.gc();
            return table.size() == living.size();
        });
        assertThat(living).allSatisfy(thread -> assertThat(table.find(thread)).isNotNull());
    }

    @Test
    void aClearedTableCountsAnewAndTheThreadsOfBeforeAreNotCountedDown() {
        final List<Thread> before = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            before.add(new Thread());
            add(before.get(i));
        }
        table.clear();
        assertThat(table.size()).isZero();
        assertThat(before).allSatisfy(thread -> assertThat(table.find(thread)).isNull());

        final Thread after = new Thread();
        final Waiter added = add(after);
        final WeakReference<Thread> last = new WeakReference<>(before.get(MANY - 1));
        before.clear();
        Eventually.holds("a thread of before is collected", () -> {
            System.gc();
            assertThat(table.size()).isOne();
            return last.refersTo(null);
        });
        assertThat(table.size()).isOne();
        assertThat(table.find(after)).isSameAs(added);
    }

    @Test
    void aThreadThatLooksWhileTheTableGrowsFindsItsOwnWaiterOrNone() throws Exception {
        final CountDownLatch grown = new CountDownLatch(1);
        final CountDownLatch looking = new CountDownLatch(1);
        final Workers<Long> looker = Workers.start(1, () -> {
            final Waiter mine = add(Thread.currentThread());
            long found = 0;
            while (grown.getCount() > 0) {
                final Waiter seen = table.find(Thread.currentThread());
                assertThat(seen == null || seen == mine).isTrue();
                assertThat(table.findWhileNobodyAdds(Thread.currentThread())).isSameAs(mine);
                found += seen == mine ? 1 : 0;
                looking.countDown();
            }
            return found;
        });
        looking.await();
        final List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 10 * MANY; i++) {
            others.add(new Thread());
            add(others.get(i));
        }
        grown.countDown();

        assertThat(looker.results().get(0)).isPositive();
        assertThat(table.size()).isEqualTo(others.size() + 1);
    }

    private Waiter add(final Thread thread) {
        return table.add(thread, NoOpIdleStrategy.INSTANCE, waiting);
    }
}
