// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Throttle;
import io.mpthrottle.monitor.RunTime;
import java.lang.reflect.Field;

/**
 * The reading of the clock that a run of a throttle began with, which its schedule counts from. No call tells it, and from
 * outside it is known only to be within start(): too loosely to judge a lateness of less than a hundred microseconds by. So
 * it is read where the throttle keeps it.
 */
final class StartReading {
    private StartReading() {}

    /** Of a throttle that runs, in nanoseconds of its clock. */
    static long of(final Throttle throttle) {
        try {
            return ((RunTime) field(field(throttle, "engine"), "runTime")).startNs();
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("the throttle does not keep the reading of its start where it did", e);
        }
    }

    private static Object field(final Object owner, final String name) throws ReflectiveOperationException {
        final Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
