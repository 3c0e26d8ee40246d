// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.environment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where something was measured, and which build it was. What the system does not tell is null. No host, user or path is named.
 *
 * @param collected when, as an ISO instant
 * @param project the build that was measured
 * @param processor its model
 * @param cores how many the JVM may use
 * @param memoryBytes of the machine
 * @param kernel name and release
 * @param os the distribution
 * @param clockSource what the kernel reads the time from
 * @param virtualization what the machine runs on, null on bare metal
 * @param governor of the processor's frequency
 * @param jvm the Java virtual machine
 * @param jvmFlags of the JVM that collected this; a fork's own flags stand in its results
 * @param load over 1, 5 and 15 minutes
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
        List<Double> load) {
    /** Lists are never null. */
    public Environment {
        jvmFlags = jvmFlags == null ? List.of() : jvmFlags;
        load = load == null ? List.of() : load;
    }

    /**
     * The build that was measured.
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
     * @param vendor its maker
     * @param version of its runtime
     * @param vm its name
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Jvm(
            @Nullable String vendor,
            @Nullable String version,
            @Nullable String vm) {}

    /** What this machine, the checkout around a directory, and this JVM tell. */
    public static Environment here(final Path folder) {
        final Machine machine = new Machine(Path.of("/"));
        final Checkout checkout = new Checkout(folder);
        return new Environment(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                new Project(
                        Environment.class.getPackage().getImplementationVersion(),
                        checkout.commit().orElse(null),
                        checkout.dirty().orElse(null)),
                machine.processor().orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                machine.memoryBytes().orElse(null),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                machine.os().orElse(null),
                machine.clockSource().orElse(null),
                machine.virtualization().orElse(null),
                machine.governor().orElse(null),
                new Jvm(
                        System.getProperty("java.vendor"),
                        System.getProperty("java.runtime.version"),
                        System.getProperty("java.vm.name")),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .map(Anonymous::argument)
                        .toList(),
                machine.load());
    }
}
