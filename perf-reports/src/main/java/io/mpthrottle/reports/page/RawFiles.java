// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.page.Block.Files;
import io.mpthrottle.reports.page.Block.Link;
import io.mpthrottle.reports.page.text.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Links to what the page was made from. */
final class RawFiles {
    private static final String KINDS = ".*\\.(json|hlog|csv|txt|log|md)";
    private static final int FEW = 12;
    private static final double KIB = 1024;

    private RawFiles() {}

    static Optional<Section> of(final Material material) {
        final List<Link> links = material.files() == null ? List.of() : links(material.files());
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "files",
                        "Raw files",
                        "Raw files",
                        "Beside this page; times in them are in nanoseconds.",
                        List.of(Block.of(
                                new Files(Numbers.whole(links.size()) + " files", links.size() <= FEW, links)))));
    }

    private static List<Link> links(final Path folder) {
        try (Stream<Path> files = java.nio.file.Files.list(folder)) {
            return files.filter(java.nio.file.Files::isRegularFile)
                    .filter(file -> name(file).matches(KINDS))
                    .sorted()
                    .map(RawFiles::link)
                    .toList();
        } catch (final IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static Link link(final Path file) {
        // The encoder writes a space as a plus, which is right in a form but not in a path. The ./ keeps a colon from
        // being a scheme.
        final String address =
                "./" + URLEncoder.encode(name(file), StandardCharsets.UTF_8).replace("+", "%20");
        return new Link(name(file), address, Numbers.three(file.toFile().length() / KIB) + "\u202fKiB");
    }

    private static String name(final Path file) {
        final Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
