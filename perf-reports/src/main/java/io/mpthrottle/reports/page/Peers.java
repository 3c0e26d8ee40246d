// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.goal.Costs;
import io.mpthrottle.reports.model.JmhEntry;
import io.mpthrottle.reports.model.PeerSettings;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.Block.Figure;
import io.mpthrottle.reports.page.Table.Cells;
import io.mpthrottle.reports.page.Table.Column;
import io.mpthrottle.reports.page.Table.Group;
import io.mpthrottle.reports.page.Table.Row;
import io.mpthrottle.reports.page.Table.Span;
import io.mpthrottle.reports.page.svg.BarPlot;
import io.mpthrottle.reports.page.svg.BarPlot.Bar;
import io.mpthrottle.reports.page.svg.BarPlot.Panel;
import io.mpthrottle.reports.page.svg.Drawing;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Ours and the peers at the same work: a table with all settings, and bars. */
final class Peers {
    private static final String NAME = "PeerBenchmark.";
    private static final String REFUSED = "refused";
    private static final String GRANTED = "granted";

    private final Run run;
    private final Costs costs;
    private final List<JmhEntry> rows;
    private final List<String> limiters;
    private final List<Integer> threads;

    private Peers(final Run run) {
        this.run = run;
        costs = new Costs(run.jmh());
        rows = run.jmh().stream()
                .filter(row -> row.name().startsWith(NAME) && row.params().containsKey("limiter"))
                .toList();
        limiters = rows.stream().map(Peers::limiter).distinct().toList();
        threads = rows.stream().map(JmhEntry::threads).distinct().sorted().toList();
    }

    private static String limiter(final JmhEntry row) {
        return row.params().getOrDefault("limiter", "");
    }

    static Optional<Section> of(final Run run) {
        final Peers peers = new Peers(run);
        return peers.rows.isEmpty() ? Optional.empty() : Optional.of(peers.section());
    }

    /** Draws what a refusal and a grant cost. */
    static Optional<Drawing> bars(final Run run) {
        final Peers peers = new Peers(run);
        return peers.rows.isEmpty() ? Optional.empty() : Optional.of(peers.draw());
    }

    private Section section() {
        final List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of(table()));
        blocks.add(Block.of(new Figure(draw().inline(), "What one call costs, with one thread and with two.")));
        floors().ifPresent(blocks::add);
        return new Section(
                "peers",
                "Beside the peers",
                "Peers",
                "The same work for all, in one run, each limiter in JVMs of its own: a call while the fuel is out (refused), and "
                        + "one while there is fuel for everybody (granted). ns a call as each thread sees it, the median of the "
                        + "forks. “× ours” is against mpthrottle without a monitor, one thread.",
                blocks);
    }

    private Table table() {
        final List<Column> columns = new ArrayList<>(List.of(Column.text("limiter")));
        for (int i = 0; i < 2; i++) {
            threads.forEach(count -> columns.add(Column.number(String.valueOf(count), "")));
        }
        columns.add(Column.number("allocated", "B/op"));
        columns.add(Column.number(REFUSED, "× ours"));
        columns.add(Column.number(GRANTED, "× ours"));
        columns.add(Column.text("settings"));
        final List<Span> spans = List.of(
                new Span("", 1),
                new Span("refused, ns, by threads", threads.size()),
                new Span("granted, ns, by threads", threads.size()),
                new Span("", 4));
        final List<Group> groups = Stream.of(
                        group("ours", Names::isOurs),
                        group("peers", Names::isPeer),
                        group(
                                "a yardstick: it limits no rate",
                                limiter -> !Names.isOurs(limiter) && !Names.isPeer(limiter)))
                .filter(group -> !group.rows().isEmpty())
                .toList();
        return new Table("Cost of a call", spans, columns, groups);
    }

    private Group group(final String title, final Predicate<String> members) {
        return new Group(title, limiters.stream().filter(members).map(this::row).toList());
    }

    private Row row(final String limiter) {
        final Cells cells = new Cells();
        for (final String call : new String[] {REFUSED, GRANTED}) {
            threads.forEach(count -> cells.number(Numbers.three(costs.beside(call, limiter, count))));
        }
        cells.number(Numbers.bytes(allocated(limiter)));
        for (final String call : new String[] {REFUSED, GRANTED}) {
            cells.number(Numbers.times(costs.beside(call, limiter, 1) / costs.beside(call, Names.OURS, 1)));
        }
        final Optional<PeerSettings> settings = settings(limiter);
        cells.add(new Table.Cell(settings.map(PeerSettings::settings).orElse(ours(limiter)), "settings", ""));
        return cells.row(
                label(limiter), settings.map(PeerSettings::version).orElse(""), Names.isOurs(limiter) ? "ours" : "");
    }

    private double allocated(final String limiter) {
        final OptionalDouble most = rows.stream()
                .filter(row -> limiter(row).equals(limiter))
                .mapToDouble(JmhEntry::allocated)
                .filter(Double::isFinite)
                .max();
        return most.orElse(Double.NaN);
    }

    private Optional<PeerSettings> settings(final String limiter) {
        return run.peers().stream()
                .filter(peer -> Names.key(peer.limiter()).equals(Names.key(limiter)))
                .findFirst();
    }

    private static String ours(final String limiter) {
        return switch (Names.key(limiter)) {
            case "MPTHROTTLE" -> "LIMIT, asMonitor(false)";
            case "MPTHROTTLE_COARSE" -> "LIMIT, BUSY_SPIN, timestamps(COARSE)";
            case "MPTHROTTLE_PRECISE" -> "LIMIT, timestamps(PRECISE)";
            default -> "";
        };
    }

    private static String label(final String limiter) {
        return Names.key(limiter).equals(Names.OURS) ? "mpthrottle, no monitor" : Names.limiter(limiter);
    }

    private Drawing draw() {
        final List<Integer> shown = threads.stream().filter(count -> count <= 2).toList();
        return BarPlot.of(
                List.of(panel("Refused", REFUSED, shown), panel("Granted", GRANTED, shown)),
                shown.stream().map(Names::threads).toList(),
                "What one call costs, refused and granted, mpthrottle beside its peers");
    }

    private Panel panel(final String title, final String call, final List<Integer> shown) {
        return new Panel(
                title,
                limiters.stream()
                        .map(limiter -> new Bar(
                                label(limiter),
                                Names.isOurs(limiter),
                                shown.stream()
                                        .map(count -> costs.beside(call, limiter, count))
                                        .toList()))
                        .toList());
    }

    private Optional<Block> floors() {
        final List<JmhEntry> floors = run.jmh().stream()
                .filter(row -> row.name().startsWith("FloorBenchmark."))
                .toList();
        if (floors.isEmpty()) {
            return Optional.empty();
        }
        final List<Integer> counts =
                floors.stream().map(JmhEntry::threads).distinct().sorted().toList();
        final List<Column> columns = new ArrayList<>(List.of(Column.text("floor")));
        counts.forEach(count -> columns.add(Column.number(Names.threads(count), "ns")));
        final List<Row> table = floors.stream()
                .map(JmhEntry::name)
                .distinct()
                .map(name -> {
                    final Cells cells = new Cells();
                    counts.forEach(count -> cells.number(Numbers.three(costs.time(name, count, Map.of()))));
                    return cells.row(floor(name), "", "");
                })
                .toList();
        return Optional.of(Block.of(Table.of("What the machine itself takes for the parts", columns, table)));
    }

    private static String floor(final String name) {
        final String method = name.substring(name.indexOf('.') + 1);
        return switch (method) {
            case "nanoTime" -> "System.nanoTime";
            case "compareAndSet" -> "compare-and-set of a shared long";
            case "getAndAdd" -> "get-and-add of a shared long";
            case "emptyPoll" -> "poll of an empty queue";
            case "pollAndOffer", "offerAndPoll" -> "offer and poll";
            case "ringWrite" -> "write into the ring";
            default -> method;
        };
    }
}
