// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The three standard streams. Text is always written as UTF-8: where no locale is set, as in most
 * containers and CI jobs, Java would write {@code ?} for the µ of µs.
 *
 * @param out where results go as text
 * @param err where the live view and messages go
 * @param input stdin as bytes; closing it wakes a thread that is reading it
 * @param output stdout as bytes
 */
record Console(PrintStream out, PrintStream err, FileChannel input, FileChannel output) {

    @SuppressWarnings("resource") // the standard streams are the process's, and go with it
    static Console ofProcess() {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                new FileInputStream(FileDescriptor.in).getChannel(),
                out.getChannel());
    }
}
