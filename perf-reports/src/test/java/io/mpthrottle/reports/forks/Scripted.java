// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** A laboratory without a machine: scores and allocations are given, and other processes are busy on demand. */
public final class Scripted implements Lab, Launcher {
    /** Each fork that was run, in order. */
    public final List<Task> launched = new ArrayList<>();

    /** How busy other processes are beside the next forks, as a share; 0 when nothing is left. */
    public final Deque<Double> busy = new ArrayDeque<>();

    private final List<Row> rows;
    private final ToDoubleFunction<Task> score;
    private final ToDoubleFunction<Task> alloc;
    private double wall;
    private double used;
    private int interruptAfter = Integer.MAX_VALUE;
    private @Nullable Row failing;
    private int failures = Integer.MAX_VALUE;

    /**
     * A laboratory whose forks give what the functions say.
     *
     * @param rows what each jar lists
     * @param score of a fork, in ns/op
     * @param alloc of a fork, in B/op
     */
    public Scripted(final List<Row> rows, final ToDoubleFunction<Task> score, final ToDoubleFunction<Task> alloc) {
        this.rows = rows;
        this.score = score;
        this.alloc = alloc;
    }

    /** Has Ctrl-C come after so many forks. */
    public Scripted interruptedAfter(final int forks) {
        interruptAfter = forks;
        return this;
    }

    /** Has a benchmark fail. */
    public Scripted failing(final Row row) {
        failing = row;
        return this;
    }

    /** Has a benchmark fail so many times, and then no more. */
    public Scripted failing(final Row row, final int times) {
        failures = times;
        return failing(row);
    }

    @Override
    public List<Row> rows(final JmhJar jar, final String include) {
        return rows.stream().filter(row -> row.benchmark().contains(include)).toList();
    }

    @Override
    public ForkRunner runner(
            final JmhSettings settings, final Acceptance acceptance, final ForkLog log, final Path folder) {
        return new ForkRunner(this, this::read, acceptance, log, millis -> {});
    }

    @Override
    public ProgressBar bar(final String command, final int forks, final PrintWriter err) {
        return RunBar.bar(command, forks, "forks", new DelegatingProgressBarConsumer(line -> {}), 60_000);
    }

    @Override
    public void ready() {}

    @Override
    public JmhResult launch(final Task task) throws ForkFailed, InterruptedException {
        if (launched.size() >= interruptAfter) {
            throw new InterruptedException("killed");
        }
        if (task.row().equals(failing) && failures > 0) {
            failures--;
            throw new ForkFailed("it failed");
        }
        launched.add(task);
        wall += 2;
        used += busy.isEmpty() ? 0 : busy.remove() * 4;
        return result(task.row(), score.applyAsDouble(task), alloc.applyAsDouble(task));
    }

    /** What JMH would have written. */
    static JmhResult result(final Row row, final double score, final double alloc) {
        final ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("benchmark", row.benchmark()).put("mode", "avgt").put("threads", Math.max(1, row.threads()));
        entry.put("forks", 1).put("jvm", "/home/somebody/jdk/bin/java");
        entry.putArray("jvmArgs").add("-javaagent:/home/somebody/agent.jar");
        final ObjectNode params = entry.putObject("params");
        row.params().forEach(params::put);
        metric(entry.putObject("primaryMetric"), score, "ns/op");
        final ObjectNode secondary = entry.putObject("secondaryMetrics");
        metric(secondary.putObject("gc.alloc.rate.norm"), alloc, "B/op");
        metric(secondary.putObject("gc.count"), 1, "counts");
        return new JmhResult(entry);
    }

    private static void metric(final ObjectNode metric, final double value, final String unit) {
        metric.put("score", value).put("scoreUnit", unit);
        metric.putObject("scorePercentiles").put("0.0", value).put("50.0", value);
        // The first iteration is an outlier, which changes neither the median nor the minimum.
        metric.putArray("rawData").addArray().add(7 * value).add(value).add(value);
    }

    @Override
    public void kill() {}

    private CpuReading read() {
        return new CpuReading(wall, 2, 2 * wall, used, 0, 0);
    }
}
