// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes down which peers are measured, in which versions and with which settings. */
public final class PeerList {
    private PeerList() {}

    /** One peer: its constant, its name, its version, and the call that makes it. */
    public record Entry(String limiter, String label, String version, String settings) {
        static Entry of(final PeerKind kind) {
            return new Entry(kind.name(), kind.label(), kind.version(), kind.settings());
        }
    }

    /** Writes the list as JSON into the file that the argument names. */
    public static void main(final String... args) throws IOException {
        if (args.length != 1) {
            System.err.println("PeerList: expected one argument, the file to write, but there were " + args.length);
            System.exit(2);
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        Path.of(args[0]).toFile(),
                        Arrays.stream(PeerKind.values()).map(Entry::of).toList());
    }
}
