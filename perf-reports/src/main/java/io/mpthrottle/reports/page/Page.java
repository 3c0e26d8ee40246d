// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import io.mpthrottle.reports.environment.Environment;
import io.mpthrottle.reports.goal.Goal;
import io.mpthrottle.reports.goal.Goals;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.text.Resource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page, all of it in one file.
 *
 * @param title its title
 * @param where when and where it was measured
 * @param headlines the verdict
 * @param goals the budget's, as far as they were measured
 * @param unmeasured the names of the others
 * @param damaged files that could not be read
 * @param sections the rest
 * @param data what the script plots, or nothing
 */
@JStache(path = "page")
@JStacheConfig(pathing = @JStachePath(prefix = "templates/", suffix = ".mustache"))
record Page(
        String title,
        String where,
        List<Headline> headlines,
        List<GoalRow> goals,
        String unmeasured,
        List<String> damaged,
        List<Section> sections,
        String data) {
    static Page of(final Material material, final String title) {
        final Run run = material.run();
        final List<Goal> goals = Goals.of(run.jmh(), run.pace());
        return new Page(
                title,
                where(run.environment(), run.pace() == null ? "" : run.pace().started()),
                Headline.of(run, goals),
                goals.stream().filter(Goal::isMeasured).map(GoalRow::of).toList(),
                goals.stream()
                        .filter(goal -> !goal.isMeasured())
                        .map(Goal::name)
                        .collect(Collectors.joining("; ")),
                run.damaged(),
                Section.all(material),
                PlotData.of(run));
    }

    private static String where(final @Nullable Environment environment, final String started) {
        if (environment == null) {
            return started;
        }
        return Stream.of(
                        Objects.requireNonNullElse(environment.collected(), started)
                                .replaceFirst("^(\\S+)T(\\d+:\\d+).*", "$1, $2 UTC"),
                        environment.processor(),
                        environment.cores() == null ? null : environment.cores() + " cores",
                        environment.os(),
                        environment.jvm() == null
                                ? null
                                : "JDK " + environment.jvm().version())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    boolean hasGoals() {
        return !goals.isEmpty();
    }

    boolean hasUnmeasured() {
        return !unmeasured.isEmpty();
    }

    boolean hasDamaged() {
        return !damaged.isEmpty();
    }

    boolean hasPlots() {
        return !data.isEmpty();
    }

    String style() {
        // The library's style comes first, so that ours overrides it.
        return (hasPlots() ? Resource.plottingStyle() + "\n" : "")
                + Resource.text("plot.css")
                + Resource.text("page.css");
    }

    String script() {
        return Resource.plottingScript() + "\n" + Resource.text("page.js");
    }

    String html() {
        return PageRenderer.of().execute(this);
    }
}
