// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import io.mpthrottle.reports.model.Trial;
import io.mpthrottle.reports.page.text.Names;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a limiter is drawn, the same everywhere. The style sheet has the colour's value; width and dashes tell the series apart
 * without the colour.
 *
 * @param colour the name of the colour in the style sheet
 * @param width of the line
 * @param dashes lengths of stroke and gap, none for a solid line
 */
public record Look(String colour, double width, List<Integer> dashes) {
    private static final double BOLD = 2.4;
    private static final double PLAIN = 1.5;
    private static final List<Integer> SOLID = List.of();
    private static final List<Integer> DASHED = List.of(7, 4);
    private static final List<Integer> DOTTED = List.of(2, 3);
    private static final List<Integer> DASHED_AND_DOTTED = List.of(9, 3, 2, 3);

    /** The stroke of a trial's limiter: ours is told by the refill mode, and is dotted where the worker waits. */
    public static Look of(final Trial trial) {
        final String key = Names.key(trial.limiter());
        if (key.equals(Names.FLOOR)) {
            return new Look("floor", PLAIN, DASHED);
        }
        if (key.equals(Names.HANDOFF)) {
            return new Look("floor", PLAIN, DOTTED);
        }
        if (!Names.isOurs(key)) {
            return new Look(peer(key), PLAIN, SOLID);
        }
        final String refill = trial.refill().toLowerCase(Locale.ROOT);
        final boolean spins = "SPINNING".equals(trial.worker());
        return new Look("ours-" + refill.replaceAll("[^a-z]", ""), BOLD, spins ? SOLID : DASHED_AND_DOTTED);
    }

    private static String peer(final String key) {
        final String known = key.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (known) {
            case "guava", "bucket4j", "resilience4j", "failsafe-bursty", "failsafe-smooth" -> known;
            default -> "other";
        };
    }

    String style() {
        return "curve c-" + colour + (width > PLAIN ? " bold" : "");
    }

    String dashArray() {
        return dashes.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
