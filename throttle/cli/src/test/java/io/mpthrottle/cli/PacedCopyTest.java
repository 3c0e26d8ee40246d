// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedCopyTest {
    private final Streams.Sink sink = new Streams.Sink();
    private final Tally tally = new Tally();

    @Test
    void anEmptyStreamTakesNoFuel() throws Exception {
        ScriptedFuel fuel = new ScriptedFuel(10, PacedCopyTest::nothing);

        copy("", fuel, 64);

        assertThat(fuel.taken).isZero();
        assertThat(sink.writes).isEmpty();
    }

    @Test
    void aLineLeavesBeforeTheNextIsWaitedFor() throws Exception {
        List<String> atEachWait = new ArrayList<>();
        ScriptedFuel fuel = new ScriptedFuel(10, () -> atEachWait.add(text()));

        copy("one\ntwo\nthree", fuel, 64);

        assertThat(atEachWait).containsExactly("", "one\n", "one\ntwo\n");
        assertThat(text()).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void linesShareAWriteOnlyWhileFuelIsThereAtOnce() throws Exception {
        ScriptedFuel fuel = new ScriptedFuel(10, PacedCopyTest::nothing, false, false, true, true);

        copy("1\n2\n3\n4\n5\n6\n", fuel, 64);

        // The first line leaves alone in any case.
        assertThat(writes()).containsExactly("1\n", "2\n3\n4\n", "5\n", "6\n");
    }

    @Test
    void whatHasBeenReadLeavesBeforeMoreIsRead() throws Exception {
        ScriptedFuel fuel = new ScriptedFuel(10, PacedCopyTest::nothing, true);

        copy("1\n2\n3\n", fuel, 64, 2, 4);

        assertThat(writes()).containsExactly("1\n", "2\n3\n");
    }

    @Test
    void aLineThatComesInPiecesLeavesWhole() throws Exception {
        ScriptedFuel fuel = new ScriptedFuel(10, PacedCopyTest::nothing, true);

        copy("a long line\nnext\n", fuel, 64, 3);

        assertThat(writes()).containsExactly("a long line\n", "next\n");
    }

    @Test
    void aLineLongerThanTheBufferTakesOneUnitForAllItsPieces() throws Exception {
        ScriptedFuel fuel = new ScriptedFuel(10, PacedCopyTest::nothing);

        copy("x".repeat(100) + "\nshort\n" + "y".repeat(64), fuel, 16);

        assertThat(text()).isEqualTo("x".repeat(100) + "\nshort\n" + "y".repeat(64));
        assertThat(fuel.taken).isEqualTo(3);
    }

    @Test
    void withoutFuelNothingLeaves() throws Exception {
        copy("1\n2\n", new ScriptedFuel(0, PacedCopyTest::nothing), 64);

        assertThat(sink.writes).isEmpty();
        assertThat(tally.lines()).isZero();
    }

    /** The first two lines of three go, and half of the third: then the disk is full. */
    @Test
    void whatWasWrittenBeforeAFailureIsCounted() {
        byte[] stream = "one\ntwo\nthree\n".getBytes(UTF_8);
        Copy[] copies = {
            new PacedCopy(inlet(stream), disk(10), new ScriptedFuel(10, PacedCopyTest::nothing, true), 64),
            new FreeCopy(inlet(stream), disk(10), tally, 64)
        };
        for (Copy copy : copies) {
            long linesBefore = tally.lines();
            long bytesBefore = tally.bytes();
            assertThatThrownBy(copy::run).isInstanceOf(IOException.class).hasMessageContaining("the disk is full");
            assertThat(tally.lines() - linesBefore).isEqualTo(2);
            assertThat(tally.bytes() - bytesBefore).isEqualTo(10);
        }
    }

    private static Inlet inlet(byte[] stream) {
        return new Inlet(new Streams.Source(stream));
    }

    private Outlet disk(int capacity) {
        return new Outlet(new Streams.Disk(capacity), tally);
    }

    private void copy(String stream, Fuel fuel, int capacity, int... pieces) throws Exception {
        Inlet inlet = new Inlet(new Streams.Source(stream.getBytes(UTF_8), pieces));
        new PacedCopy(inlet, new Outlet(sink, tally), fuel, capacity).run();
    }

    private String text() {
        return new String(sink.bytes(), UTF_8);
    }

    private List<String> writes() {
        return sink.writes.stream().map(bytes -> new String(bytes, UTF_8)).toList();
    }

    private static void nothing() {
        // At a wait, most tests have nothing to look at.
    }
}
