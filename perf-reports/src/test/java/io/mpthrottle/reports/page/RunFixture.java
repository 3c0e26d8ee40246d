// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A run's directory as the measurements leave it, with small numbers that could be true. Each part can be left out. */
final class RunFixture {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;

    private RunFixture(final Path folder) {
        this.folder = folder;
    }

    static RunFixture in(final Path folder) throws IOException {
        return new RunFixture(Files.createDirectories(folder));
    }

    static Path complete(final Path folder) throws IOException {
        return in(folder).jmh().forks().pace().gate().environment().peers().folder;
    }

    Path folder() {
        return folder;
    }

    RunFixture jmh() throws IOException {
        return json("jmh.json", JmhFixture.rows(1));
    }

    /** As {@link #jmh()}, each call taking so many times as long. */
    RunFixture jmh(final double times) throws IOException {
        return json("jmh.json", JmhFixture.rows(times));
    }

    RunFixture forks() throws IOException {
        return json("forks.json", GateFixture.forks());
    }

    RunFixture pace() throws IOException {
        return json("pace.json", PaceFixture.run());
    }

    RunFixture gate() throws IOException {
        return json("latency.json", GateFixture.latency());
    }

    RunFixture environment() throws IOException {
        return json(
                "environment.json",
                Map.ofEntries(
                        Map.entry("collected", "2026-01-02T03:04:05Z"),
                        Map.entry("project", Map.of("version", "0.1.0", "commit", COMMIT, "dirty", false)),
                        Map.entry("processor", "Example Processor 9000 @ 2.60GHz"),
                        Map.entry("cores", 2),
                        Map.entry("memoryBytes", 8L << 30),
                        Map.entry("kernel", "Linux 6.1.0-test"),
                        Map.entry("os", "Debian GNU/Linux 12 (bookworm)"),
                        Map.entry("clockSource", "tsc"),
                        Map.entry("virtualization", "hypervisor (QEMU)"),
                        Map.entry("jvm", Map.of("vendor", "Debian", "version", "17.0.15", "vm", "OpenJDK 64-Bit")),
                        Map.entry("jvmFlags", List.of("-XX:+UseSerialGC")),
                        Map.entry("load", List.of(0.42, 0.31, 0.2)),
                        Map.entry("arguments", List.of("full"))));
    }

    RunFixture peers() throws IOException {
        return json(
                "peers.json",
                List.of(
                        peer("GUAVA", "Guava", "33.4.0", "RateLimiter.create(maxN / per)"),
                        peer("BUCKET4J", "Bucket4j", "8.14.0", "capacity(maxN).refillGreedy(maxN, per)"),
                        peer("RESILIENCE4J", "resilience4j", "2.3.0", "limitForPeriod(maxN), timeoutDuration 0"),
                        peer("FAILSAFE_BURSTY", "Failsafe bursty", "3.3.2", "burstyBuilder(maxN, per)"),
                        peer("SEMAPHORE", "Semaphore", "JDK 17", "new Semaphore(maxN), nobody releases")));
    }

    private static Map<String, String> peer(
            final String limiter, final String label, final String version, final String settings) {
        return Map.of("limiter", limiter, "label", label, "version", version, "settings", settings);
    }

    RunFixture text(final String name, final String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return this;
    }

    RunFixture json(final String name, final Object content) throws IOException {
        return text(name, MAPPER.writeValueAsString(content));
    }
}
