// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Every fork of a run in the order they ran, including those that do not count. The file is written anew after each. */
public final class ForkLog {
    private final Path file;
    private final List<Fork> forks = new ArrayList<>();
    private final ArrayNode json = JsonNodeFactory.instance.arrayNode();

    /** An empty log that writes to a file. */
    public ForkLog(final Path file) {
        this.file = file;
    }

    void add(final Fork fork) throws IOException {
        forks.add(fork);
        json.add(fork.toJson());
        JsonFile.write(file, json);
    }

    int size() {
        return forks.size();
    }

    /** All forks in the order they ran. */
    public List<Fork> forks() {
        return Collections.unmodifiableList(forks);
    }

    /** How many forks had the machine to themselves. */
    public int accepted() {
        return (int) forks.stream().filter(Fork::accepted).count();
    }

    /** How many forks count although they did not have the machine to themselves, as all tries were used up. */
    public int taken() {
        return (int)
                forks.stream().filter(fork -> fork.used() && !fork.accepted()).count();
    }

    /** How many forks do not count. */
    public int rejected() {
        return forks.size() - accepted() - taken();
    }

    /** The processor time, in seconds, that the host took from all forks together. */
    public double lostSeconds() {
        return forks.stream().mapToDouble(fork -> fork.load().lostSeconds()).sum();
    }

    /** Whether the machine told what it was doing; where it did not, all forks were accepted unseen. */
    public boolean watched() {
        return forks.stream().allMatch(fork -> fork.load().known());
    }
}
