// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However a stream comes in, and whenever there is fuel. */
class PacedCopyProperties {

    @Property
    void everyByteArrivesAndEveryLineTakesOneUnit(
            @ForAll("streams") byte[] stream,
            @ForAll("pieces") int[] pieces,
            @ForAll @Size(max = 5) boolean[] atOnce,
            @ForAll @IntRange(min = 1, max = 50) int capacity)
            throws Exception {
        Streams.Sink sink = new Streams.Sink();
        Tally tally = new Tally();
        ScriptedFuel fuel = new ScriptedFuel(Long.MAX_VALUE, () -> {}, atOnce);

        copy(new Streams.Source(stream, pieces), sink, fuel, tally, capacity);

        assertThat(sink.bytes()).isEqualTo(stream);
        assertThat(fuel.taken).isEqualTo(Streams.lines(stream).size());
        assertThat(tally.lines()).isEqualTo(fuel.taken);
        assertThat(tally.bytes()).isEqualTo(stream.length);
    }

    @Property
    void nothingThatWasGrantedWaitsAndNothingElseHasLeft(
            @ForAll("streams") byte[] stream, @ForAll("pieces") int[] pieces, @ForAll @Size(max = 5) boolean[] atOnce)
            throws Exception {
        Streams.Sink sink = new Streams.Sink();
        List<byte[]> lines = Streams.lines(stream);
        ScriptedFuel[] fuel = new ScriptedFuel[1];
        Runnable onWait = () -> assertThat(sink.bytes()).isEqualTo(joined(lines, fuel[0].taken));
        fuel[0] = new ScriptedFuel(Long.MAX_VALUE, onWait, atOnce);

        copy(new Streams.Source(stream, pieces), sink, fuel[0], new Tally(), stream.length + 1);
    }

    @Property
    void whenTheFuelEndsWholeLinesHaveLeftAndNoMore(
            @ForAll("streams") byte[] stream,
            @ForAll("pieces") int[] pieces,
            @ForAll @Size(max = 5) boolean[] atOnce,
            @ForAll @IntRange(max = 20) int units)
            throws Exception {
        Streams.Sink sink = new Streams.Sink();
        List<byte[]> lines = Streams.lines(stream);
        ScriptedFuel fuel = new ScriptedFuel(units, () -> {}, atOnce);

        copy(new Streams.Source(stream, pieces), sink, fuel, new Tally(), stream.length + 1);

        assertThat(sink.bytes()).isEqualTo(joined(lines, Math.min(units, lines.size())));
    }

    @Property
    void withoutALimitEveryByteArrivesAndEveryLineIsCounted(
            @ForAll("streams") byte[] stream,
            @ForAll("pieces") int[] pieces,
            @ForAll @IntRange(min = 1, max = 50) int capacity)
            throws Exception {
        Streams.Sink sink = new Streams.Sink();
        Tally tally = new Tally();
        Inlet inlet = new Inlet(new Streams.Source(stream, pieces));

        new FreeCopy(inlet, new Outlet(sink, tally), tally, capacity).run();

        assertThat(sink.bytes()).isEqualTo(stream);
        assertThat(tally.lines()).isEqualTo(Streams.lines(stream).size());
        assertThat(tally.bytes()).isEqualTo(stream.length);
    }

    private static void copy(Streams.Source source, Streams.Sink sink, Fuel fuel, Tally tally, int capacity)
            throws Exception {
        new PacedCopy(new Inlet(source), new Outlet(sink, tally), fuel, capacity).run();
    }

    private static byte[] joined(List<byte[]> lines, long count) {
        Streams.Sink joined = new Streams.Sink();
        joined.writes.addAll(lines.subList(0, (int) count));
        return joined.bytes();
    }

    /** Lines from empty to longer than the buffer, with and without a carriage return, mostly text. */
    @Provide
    Arbitrary<byte[]> streams() {
        Arbitrary<Byte> some = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of((byte) 'a', (byte) 'b', (byte) '\r', (byte) 0, (byte) 0xff)),
                Tuple.of(1, Arbitraries.just((byte) '\n')));
        return some.array(byte[].class).ofMaxSize(200);
    }

    /** How much comes with each read. */
    @Provide
    Arbitrary<int[]> pieces() {
        return Arbitraries.integers()
                .between(1, 40)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
