// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.BufferedReader;
import java.util.List;

/** A summary as it was printed. */
record Summarised(List<String> lines) {

    static Summarised read(BufferedReader out) {
        return new Summarised(out.lines().toList());
    }

    long count(String name) {
        return lines.stream().filter(line -> line.startsWith(name + " ")).count();
    }

    /** The runtime, rounded up: it is shown to the millisecond. */
    double seconds() {
        return Double.parseDouble(figure("runtime")) + 0.001;
    }

    /** The number behind a name, 0 when it is not there. */
    long number(String name) {
        return Long.parseLong(figure(name));
    }

    private String figure(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.split(" +", -1)[1].replace(",", ""))
                .findFirst()
                .orElse("0");
    }

    /** How many intervals must have been recorded: one between each two emissions, less those said to be missing. */
    long intervals() {
        return Math.max(0, number("total") - 1) - number("overflow") - number("reordered");
    }
}
