// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpthrottle.reports.forks.Interruption;
import io.mpthrottle.reports.forks.JmhJar;
import io.mpthrottle.reports.forks.JsonFile;
import io.mpthrottle.reports.forks.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run found, as latency.json. */
final class LatencyJson {
    private static final int DIGITS = 6;

    private LatencyJson() {}

    static ObjectNode of(final GateResult result) throws IOException {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schema", 2);
        final GateSetup setup = result.setup();
        jar(json.putObject("base"), setup.base());
        jar(json.putObject("candidate"), setup.candidate());
        settings(json.putObject("settings"), setup);
        json.put("verdict", result.verdict().label());
        json.put("exitCode", result.interrupted() ? Interruption.EXIT_CODE : result.exitCode());
        json.put("interrupted", result.interrupted());
        json.put("geomean", rounded(result.geomean()));
        json.put("acceptedForks", result.log().accepted());
        json.put("takenForks", result.log().taken());
        json.put("rejectedForks", result.log().rejected());
        json.put("watched", result.log().watched());
        json.put("hostTimeLostSeconds", JsonFile.round(result.log().lostSeconds(), 2));
        json.put("elapsedSeconds", JsonFile.round(result.seconds(), 1));
        rows(json.putArray("rows"), result);
        labels(json.putArray("onlyBase"), result.onlyBase());
        labels(json.putArray("onlyCandidate"), result.onlyCandidate());
        return json;
    }

    private static void jar(final ObjectNode json, final JmhJar jar) throws IOException {
        json.put("label", jar.label()).put("sha256", jar.sha256());
    }

    private static void settings(final ObjectNode json, final GateSetup setup) {
        final Rules rules = setup.rules();
        json.put("rounds", setup.rounds()).put("delta", rules.delta()).put("deltaContended", rules.deltaContended());
        json.put("effect", rules.effect()).put("effectContended", rules.effectContended());
        json.put("alpha", rules.alpha()).put("allocationTolerance", rules.allocationTolerance());
        json.put("strict", setup.strict()).put("include", setup.include());
        json.put("warmup", setup.settings().warmup().toString());
        json.put("measurement", setup.settings().measurement().toString());
        json.put("jvmArgs", String.join(" ", setup.settings().jvmArgs()));
        json.put("seed", setup.seed());
    }

    private static void rows(final ArrayNode json, final GateResult result) {
        for (final RowResult row : result.rows()) {
            final Comparison look = row.first();
            final ObjectNode line = row(json.addObject(), look.sample().row());
            line.put("unit", unit(result, look.sample().row()))
                    .put("contended", look.sample().contended());
            line.put("base", rounded(look.base())).put("candidate", rounded(look.candidate()));
            numbers(line, look);
            line.put("baseAlloc", rounded(look.baseAlloc())).put("candidateAlloc", rounded(look.candidateAlloc()));
            line.put("verdict", row.verdict().label()).put("why", row.why());
            look(line, "second", row.second());
            look(line, "both", row.both());
            look(line, "third", row.third());
        }
    }

    private static void look(final ObjectNode json, final String name, final @Nullable Comparison look) {
        if (look == null) {
            json.putNull(name);
        } else {
            numbers(json.putObject(name), look);
        }
    }

    private static void numbers(final ObjectNode json, final Comparison look) {
        json.put("ratio", rounded(look.ratio().ratio()));
        json.put("low", rounded(look.ratio().low()))
                .put("high", rounded(look.ratio().high()));
        json.put("p", rounded(look.slower().alone()))
                .put("pHolm", rounded(look.slower().holm()));
        json.put("pFaster", rounded(look.faster().alone()))
                .put("pFasterHolm", rounded(look.faster().holm()));
        json.putArray("n").add(look.sample().base().length).add(look.sample().candidate().length);
        json.put("beside", look.sample().loud());
    }

    private static ObjectNode row(final ObjectNode json, final Row row) {
        json.put("benchmark", row.benchmark());
        final ObjectNode params = json.putObject("params");
        row.params().forEach(params::put);
        return json.put("threads", row.threads());
    }

    private static void labels(final ArrayNode json, final List<Row> rows) {
        rows.forEach(row -> json.add(row.label()));
    }

    /** The unit of the cost; where more is better, the reciprocal was compared. */
    private static String unit(final GateResult result, final Row row) {
        return result.log().forks().stream()
                .filter(fork -> fork.row().equals(row))
                .map(fork -> fork.result().mode().equals("thrpt")
                        ? "1/(" + fork.result().unit() + ")"
                        : fork.result().unit())
                .findFirst()
                .orElse("");
    }

    private static @Nullable Double rounded(final double number) {
        return Double.isFinite(number) ? JsonFile.significant(number, DIGITS) : null;
    }
}
