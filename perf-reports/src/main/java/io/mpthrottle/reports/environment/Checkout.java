// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The git checkout that a directory is in. Without a checkout, or without git, nothing is known of it.
 *
 * @param inside the directory
 */
record Checkout(Path inside) {
    private static final long PATIENCE_SECONDS = 20;

    Optional<String> commit() {
        return git("rev-parse", "--verify", "HEAD").filter(line -> line.matches("[0-9a-f]{40,64}"));
    }

    /** Whether files differ from the commit. Files that git does not know count too, as they were compiled with the rest. */
    Optional<Boolean> dirty() {
        return git("status", "--porcelain").map(changes -> !changes.isEmpty());
    }

    private Optional<String> git(final String... arguments) {
        final List<String> command = new ArrayList<>(List.of("git", "-C", inside.toString(), "--no-optional-locks"));
        command.addAll(List.of(arguments));
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            final boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return done ? Optional.of(said.strip()) : Optional.empty();
        } catch (final IOException e) {
            return Optional.empty(); // no git here
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
