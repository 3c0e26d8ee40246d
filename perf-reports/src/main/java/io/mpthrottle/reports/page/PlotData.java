// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpthrottle.reports.model.Curve;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.svg.PercentilePlot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of the plots that answer to the pointer, as JSON that can stand inside of a page. */
final class PlotData {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double PLACE_DIGITS = 1e4;

    private PlotData() {}

    private record All(List<Double> places, List<Rate> rates) {}

    private record Rate(String id, List<Plotted> lateness, List<Plotted> interval) {}

    private record Plotted(
            String label, String colour, double width, List<Integer> dashes, List<@Nullable Long> values) {
        static Plotted of(final Series series) {
            final List<@Nullable Long> values = new ArrayList<>();
            final List<Long> told = series.curve();
            for (int i = 0; i < Curve.places().length; i++) {
                values.add(i < told.size() ? told.get(i) : null);
            }
            return new Plotted(
                    series.label(),
                    series.look().colour(),
                    series.look().width(),
                    series.look().dashes(),
                    values);
        }
    }

    /** Writes the data. */
    static String of(final Run run) {
        final List<Rate> rates = RateCurves.of(run).stream()
                .map(rate -> new Rate(rate.name(), plotted(rate.late()), plotted(rate.apart())))
                .toList();
        return rates.isEmpty() ? "" : json(new All(places(), rates));
    }

    private static List<Double> places() {
        return Arrays.stream(Curve.places())
                .mapToObj(place -> Math.round(place * PLACE_DIGITS) / PLACE_DIGITS)
                .toList();
    }

    private static List<Plotted> plotted(final List<Series> series) {
        return series.stream().map(Plotted::of).toList();
    }

    /** Escapes angle brackets, so that no name from the data can end the script element in which this JSON stands. */
    static String json(final Object value) {
        try {
            return MAPPER.writeValueAsString(value).replace("<", "\\u003c").replace(">", "\\u003e");
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
