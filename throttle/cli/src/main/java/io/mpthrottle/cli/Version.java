// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar, and the JVM that it runs on. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "throttle " + Objects.requireNonNullElse(version, "(not from a jar)"),
            "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                    + Runtime.getRuntime().availableProcessors() + " cores"
        };
    }
}
