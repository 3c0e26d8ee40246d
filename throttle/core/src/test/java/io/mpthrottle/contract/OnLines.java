// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Timelines of throttles with so many lines: a contract test that gets them here holds for one line and for several. */
abstract class OnLines {
    int lines() {
        return 1;
    }

    Timeline on(ManualClock clock, UnaryOperator<Throttle.Builder> settings) {
        return Timeline.on(
                clock,
                builder -> lines() == 1
                        ? settings.apply(builder)
                        : settings.apply(builder).lines(lines()));
    }

    Timeline of(UnaryOperator<Throttle.Builder> settings) {
        return on(new ManualClock(0), settings);
    }

    Timeline started(Hardcap hardcap, long maxN, Duration per) {
        return of(builder -> builder.hardcap(hardcap).limit(maxN, per)).start();
    }

    /** The statistics as published. From several lines a stamp of the future comes with the next reading of the clock. */
    Stats published(Timeline timeline) {
        if (lines() > 1) {
            timeline.after(Duration.ofNanos(1));
        }
        return timeline.publishedStats();
    }
}
