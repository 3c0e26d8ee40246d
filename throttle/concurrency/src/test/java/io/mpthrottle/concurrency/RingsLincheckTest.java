// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.lines.LineCount;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * The way back in two rings, of which three threads share one at least. The agent that receives until there is
 * nothing has received each reading that came before. As in {@link FeedbackLincheckTest} it waits for whoever is under way.
 */
@Param(name = "readingNs", gen = IntGen.class, conf = "1:9")
public class RingsLincheckTest {
    private static final int UNITS = 16;
    private static final int RINGS = 2;

    private static final Scene SOME_COME_WHILE_ALL_ARE_RECEIVED = new Scene(RingsLincheckTest.class)
            .before("giveBack", 1)
            .one("giveBack", 2)
            .one("giveBack", 3)
            .other("receiveAll")
            .after("receiveAll");

    private static final Scene THREE_IN_TWO_RINGS = new Scene(RingsLincheckTest.class)
            .one("giveBack", 1)
            .one("giveBack", 2)
            .one("giveBack", 3)
            .other("giveBack", 4)
            .third("giveBack", 5)
            .after("receiveAll");

    private final Feedback feedback = new Feedback(UNITS);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    public RingsLincheckTest() {
        feedback.follow(new Tank(UNITS, new LineCount(RINGS, true)));
    }

    @Operation
    public void giveBack(@Param(name = "readingNs") final int readingNs) {
        begun.incrementAndGet();
        feedback.giveBack(readingNs);
        ended.incrementAndGet();
    }

    @Operation(nonParallelGroup = "refill", blocking = true)
    public String receiveAll() {
        final Queue<Long> received = new PriorityQueue<>();
        while (true) {
            final int arrived = ended.get();
            final boolean isNobodyUnderWay = begun.get() == arrived;
            boolean isAnyThere = false;
            while (feedback.hasNext()) {
                received.add(feedback.receive());
                isAnyThere = true;
            }
            if (isNobodyUnderWay && !isAnyThere) {
                return text(received.stream());
            }
            Thread.onSpinWait();
        }
    }

    private static String text(final Stream<Long> readings) {
        return readings.sorted(Comparator.naturalOrder()).map(String::valueOf).collect(Collectors.joining(" "));
    }

    @ModelChecked
    void everyReadingComesBackInEverySchedule() {
        Effort.modelChecking()
                .addCustomScenario(SOME_COME_WHILE_ALL_ARE_RECEIVED.scenario())
                .sequentialSpecification(Specified.class)
                .check(RingsLincheckTest.class);
    }

    @ModelChecked
    void noWorkerWaitsForAnother() {
        Effort.modelChecking()
                .addCustomScenario(THREE_IN_TWO_RINGS.scenario())
                .iterations(0)
                .threads(3)
                .invocationsPerIteration(500)
                .sequentialSpecification(Specified.class)
                .checkObstructionFreedom(true)
                .check(RingsLincheckTest.class);
    }

    @Test
    void everyReadingComesBackUnderStress() {
        Effort.stress().sequentialSpecification(Specified.class).check(RingsLincheckTest.class);
    }

    /** The same for one thread. */
    public static final class Specified {
        private final Queue<Long> readings = new PriorityQueue<>();

        public void giveBack(final int readingNs) {
            readings.add((long) readingNs);
        }

        public String receiveAll() {
            final String all = text(readings.stream());
            readings.clear();
            return all;
        }
    }
}
