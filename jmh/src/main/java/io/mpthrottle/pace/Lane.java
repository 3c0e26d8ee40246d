// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Json;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * One limiter's part in a {@link Relay}. Each lane has a class loader of its own, so that the compiler makes code for this
 * limiter alone, as in a process of its own. Only text can pass between lane and relay.
 */
public final class Lane implements Supplier<String> {
    private final TrialSpec spec;

    /**
     * Warms the limiter up.
     *
     * @param order a {@link TrialSpec} as JSON
     * @throws IOException if it is none
     * @throws InterruptedException if interrupted
     */
    public Lane(final String order) throws IOException, InterruptedException {
        spec = Json.parse(order, TrialSpec.class);
        Lap.warm(spec);
    }

    /**
     * Runs one lap.
     *
     * @return a {@link Trial} as JSON
     */
    @Override
    public String get() {
        try {
            return Json.line(Lap.measure(spec));
        } catch (final InterruptedException e) {
            throw new IllegalStateException("interrupted in a lap", e);
        }
    }
}
