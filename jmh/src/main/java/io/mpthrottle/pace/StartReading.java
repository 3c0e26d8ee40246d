// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Throttle;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * The clock reading with which a run of a throttle began, and from which its schedule counts. No call returns it. Clock readings
 * around start() are too far apart to judge a lateness of less than a hundred microseconds. So it is read from the fields of
 * the throttle, which are found by name: the throttle may be that of an older build, whose classes are in other packages.
 */
final class StartReading {
    private StartReading() {}

    /** Returns the reading of a running throttle, in nanoseconds of its clock. */
    static long of(final Throttle throttle) {
        try {
            final Object runTime = field(field(throttle, "engine"), "runTime");
            final Method startNs = open(runTime.getClass().getDeclaredMethod("startNs"));
            return (long) startNs.invoke(runTime);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("the throttle does not keep the reading of its start where it did", e);
        }
    }

    private static Object field(final Object owner, final String name) throws ReflectiveOperationException {
        final Field field = open(owner.getClass().getDeclaredField(name));
        return field.get(owner);
    }

    private static <T extends AccessibleObject> T open(final T member) {
        member.setAccessible(true);
        return member;
    }
}
