// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.environment;

import io.mpthrottle.reports.environment.Environment.Jvm;
import io.mpthrottle.reports.environment.Environment.Project;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what the machine, the checkout and this JVM tell. */
final class Collector {
    private final Machine machine;
    private final Checkout checkout;

    Collector(final Machine machine, final Checkout checkout) {
        this.machine = machine;
        this.checkout = checkout;
    }

    Environment collect(final Instant now, final List<String> arguments) {
        return new Environment(
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                new Project(
                        version(),
                        checkout.commit().orElse(null),
                        checkout.dirty().orElse(null)),
                machine.processor().orElse(property("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                machine.memoryBytes().orElse(null),
                property("os.name") + " " + property("os.version"),
                machine.os().orElse(null),
                machine.clockSource().orElse(null),
                machine.virtualization().orElse(null),
                machine.governor().orElse(null),
                new Jvm(property("java.vendor"), property("java.runtime.version"), property("java.vm.name")),
                Anonymous.all(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                machine.load(),
                Anonymous.all(arguments));
    }

    private static @Nullable String version() {
        return Collector.class.getPackage().getImplementationVersion();
    }

    private static @Nullable String property(final String name) {
        return System.getProperty(name);
    }
}
