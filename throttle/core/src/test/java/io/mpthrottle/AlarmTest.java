// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.engine.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whom a throttle tells of failures and warnings. */
class AlarmTest {
    @Test
    void errorsGoToTheLogUnlessAHandlerIsSet() {
        final Alarm alarm = Throttle.builder().alarm("tested");
        final Throwable cause = new IllegalStateException("broken");
        final List<LogRecord> records = logged(() -> {
            alarm.warned("too fast");
            alarm.failed(cause);
        });

        assertThat(records).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.SEVERE);
        assertThat(records).extracting(LogRecord::getMessage).containsExactly("too fast", "throttle \"tested\" failed");
        assertThat(records.get(1).getThrown()).isSameAs(cause);

        final List<Throwable> errors = new ArrayList<>();
        Throttle.builder().errorHandler(errors::add).alarm("tested").failed(cause);
        assertThat(errors).containsExactly(cause);
    }

    private static List<LogRecord> logged(final Runnable work) {
        final List<LogRecord> records = new ArrayList<>();
        final Handler handler = new Handler() {
            @Override
            public void publish(final LogRecord logRecord) {
                records.add(logRecord);
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
        final Logger logger = Logger.getLogger(Throttle.class.getName());
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        return records;
    }
}
