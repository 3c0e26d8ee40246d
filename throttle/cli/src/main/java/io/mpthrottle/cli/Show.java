// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import org.jspecify.annotations.Nullable;

/** A live view while it runs: a scene, shown at the view's own rate. */
final class Show {
    private final @Nullable LiveView view;
    private final @Nullable Ticker ticker;

    private Show(@Nullable LiveView view, @Nullable Ticker ticker) {
        this.view = view;
        this.ticker = ticker;
    }

    static Show of(Scene scene, LiveView view) {
        return new Show(view, Ticker.every(view.every(), "throttle-view", () -> view.show(scene)));
    }

    static Show nothing() {
        return new Show(null, null);
    }

    /** Leaves the terminal as it was. Can be called again. */
    void end() {
        if (ticker != null) {
            ticker.close();
        }
        if (view != null) {
            view.end();
        }
    }
}
