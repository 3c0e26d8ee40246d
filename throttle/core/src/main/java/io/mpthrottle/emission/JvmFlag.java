// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import org.agrona.concurrent.UnsafeBuffer;

/** The flag that Agrona needs. */
public final class JvmFlag {
    private static final String PACKAGE = "jdk.internal.misc";

    private JvmFlag() {}

    /**
     * Checks that Agrona may reach the memory intrinsics of the JDK. Without this check the first buffer fails with an
     * error from a static initialiser, and every later one with another that names no cause.
     *
     * @throws IllegalStateException in one sentence with the flag to add
     */
    public static void require() {
        final Module agrona = UnsafeBuffer.class.getModule();
        if (!Object.class.getModule().isExported(PACKAGE, agrona)) {
            throw new IllegalStateException("the monitor needs the JVM flag --add-exports java.base/" + PACKAGE + "="
                    + (agrona.isNamed() ? agrona.getName() : "ALL-UNNAMED"));
        }
    }
}
