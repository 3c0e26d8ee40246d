// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the page, and the headline plots beside it for a README. */
final class Report {
    private final Material material;

    Report(final Material material) {
        this.material = material;
    }

    void write(final Path page, final String title) throws IOException {
        replace(page, Page.of(material, title).html());
        final var bars = Peers.bars(material.run());
        if (bars.isPresent()) {
            replace(page.resolveSibling("granted-refused.svg"), bars.get().standalone());
        }
        for (final RateCurves rate : RateCurves.of(material.run())) {
            replace(
                    page.resolveSibling("latency-" + rate.name() + ".svg"),
                    rate.lateness().standalone());
        }
    }

    /** In one step, so that nobody reads half a page. */
    private static void replace(final Path file, final String text) throws IOException {
        final Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, text);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
