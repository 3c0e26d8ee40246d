// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.environment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and of what something was measured. What the system does not tell is null. It names no host, no user and no path.
 *
 * @param collected when, as an ISO instant
 * @param project what was measured
 * @param processor its model
 * @param cores how many the JVM may use
 * @param memoryBytes of the machine
 * @param kernel name and release
 * @param os the distribution
 * @param clockSource what the kernel reads the time from
 * @param virtualization what it runs on, null on bare metal
 * @param governor of the processor's frequency
 * @param jvm which one
 * @param jvmFlags of the JVM that collected this; what a fork had stands in its own results
 * @param load over 1, 5 and 15 minutes
 * @param arguments of the run
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Environment(
        @Nullable String collected,
        @Nullable Project project,
        @Nullable String processor,
        @Nullable Integer cores,
        @Nullable Long memoryBytes,
        @Nullable String kernel,
        @Nullable String os,
        @Nullable String clockSource,
        @Nullable String virtualization,
        @Nullable String governor,
        @Nullable Jvm jvm,
        List<String> jvmFlags,
        List<Double> load,
        List<String> arguments) {
    /** Lists are never null. */
    public Environment {
        jvmFlags = orNone(jvmFlags);
        load = orNone(load);
        arguments = orNone(arguments);
    }

    private static <T> List<T> orNone(final @Nullable List<T> given) {
        return given == null ? List.of() : given;
    }

    /** What this machine, the checkout around a directory, and this JVM tell. */
    public static Environment here(final Path folder) {
        return new Collector(new Machine(Path.of("/")), new Checkout(folder)).collect(Instant.now(), List.of());
    }

    /**
     * What was measured.
     *
     * @param version of the project
     * @param commit it was built from
     * @param dirty whether files differ from that commit
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Project(
            @Nullable String version,
            @Nullable String commit,
            @Nullable Boolean dirty) {}

    /**
     * The Java virtual machine.
     *
     * @param vendor who built it
     * @param version of its runtime
     * @param vm its name
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Jvm(
            @Nullable String vendor,
            @Nullable String version,
            @Nullable String vm) {}
}
