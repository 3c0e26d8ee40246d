// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every fork of a run in the order it ran, those that do not count, too. Written anew after each. */
public final class ForkLog {
    private final @Nullable Path file;
    private final List<Fork> forks = new ArrayList<>();
    private final ArrayNode json = JsonNodeFactory.instance.arrayNode();

    /**
     * An empty one.
     *
     * @param file where to write it, or null for nowhere
     */
    public ForkLog(final @Nullable Path file) {
        this.file = file;
    }

    void add(final Fork fork) throws IOException {
        forks.add(fork);
        json.add(fork.toJson());
        if (file != null) {
            JsonFile.write(file, json);
        }
    }

    int size() {
        return forks.size();
    }

    /**
     * All of them.
     *
     * @return in the order they ran
     */
    public List<Fork> forks() {
        return Collections.unmodifiableList(forks);
    }

    /**
     * How many had the machine to themselves.
     *
     * @return the accepted ones
     */
    public int accepted() {
        return (int) forks.stream().filter(Fork::accepted).count();
    }

    /**
     * How many count although they had not.
     *
     * @return those that were taken after all tries
     */
    public int taken() {
        return (int)
                forks.stream().filter(fork -> fork.used() && !fork.accepted()).count();
    }

    /**
     * What the host took from all of them.
     *
     * @return processor time, in seconds
     */
    public double lostSeconds() {
        return forks.stream().mapToDouble(fork -> fork.load().lostSeconds()).sum();
    }

    /**
     * Whether the machine said what it was doing.
     *
     * @return false: all forks were accepted unseen
     */
    public boolean watched() {
        return forks.stream().allMatch(fork -> fork.load().known());
    }
}
