// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One fork that was run.
 *
 * @param order its place in the run, counted from 0
 * @param task what was asked for
 * @param result what JMH gave
 * @param seconds how long it took, with the start of its two JVMs
 * @param load what ran beside it
 * @param used whether it counts in the result
 * @param why why it was not accepted, or null when it was
 */
public record Fork(
        int order,
        Task task,
        JmhResult result,
        double seconds,
        Load load,
        boolean used,
        @Nullable String why) {
    /** Whether the fork had the machine to itself. One that had not may count all the same, if the machine never got quiet. */
    public boolean accepted() {
        return why == null;
    }

    /** The row, with the number of threads that the fork really had. */
    public Row row() {
        return task.row().withThreads(result.threads());
    }

    /** The number by which forks are compared; lower is better. */
    public double cost() {
        return result.cost();
    }

    /** The fork's entry in forks.json. */
    ObjectNode toJson() {
        final Row row = row();
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("order", order).put("benchmark", row.benchmark());
        final ObjectNode params = json.putObject("params");
        row.params().forEach(params::put);
        json.put("threads", row.threads());
        final Side side = task.side();
        json.put("side", side == null ? null : side.label());
        json.put("round", task.round()).put("phase", task.phase().label());
        json.put("score", result.score()).put("cost", cost());
        json.put("unit", result.unit());
        json.put("alloc", known(result.alloc())).put("seconds", JsonFile.round(seconds, 3));
        json.put("otherShare", known(JsonFile.round(load.otherShare(), 4)));
        json.put("stolenShare", known(JsonFile.round(load.stolenShare(), 4)));
        json.put("lostSeconds", JsonFile.round(load.lostSeconds(), 3));
        return json.put("accepted", accepted()).put("used", used).put("why", why);
    }

    private static @Nullable Double known(final double number) {
        return Double.isNaN(number) ? null : number;
    }
}
