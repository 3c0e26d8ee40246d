// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Throttle;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * The reading of the clock that a run of a throttle began with, which its schedule counts from. No call tells it, and from
 * outside it is known only to be within start(): too loosely to judge a lateness of less than a hundred microseconds by. So
 * it is read where the throttle keeps it, by names alone: the throttle may be that of an older build, whose classes are in
 * other packages.
 */
final class StartReading {
    private StartReading() {}

    /** Of a throttle that runs, in nanoseconds of its clock. */
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
