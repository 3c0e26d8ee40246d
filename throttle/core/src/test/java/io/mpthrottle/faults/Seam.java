// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import io.mpthrottle.Throttle;
import io.mpthrottle.emission.EmissionRing.StampHandler;
import io.mpthrottle.policy.Policy;
import java.lang.reflect.Field;
import org.agrona.concurrent.MessageHandler;

/**
 * Where one part of an agent calls another. Users cannot make these throw, so the test reaches into a built throttle, by
 * the names of its fields; it fails when one of them is gone.
 */
enum Seam {
    THE_POLICY_OFFERS("available"),
    THE_POLICY_COMMITS("commit"),
    THE_POLICY_LOOKS_AHEAD("outlook"),
    THE_POLICY_COUNTS("discarded"),
    THE_POLICY_RECEIVES("giveBack") {
        @Override
        boolean needsReturns() {
            return true;
        }
    },
    THE_MONITOR_RECORDS("record") {
        @Override
        void breakIn(Throttle throttle, Countdown countdown) throws ReflectiveOperationException {
            Object drain = get(get(get(runs(throttle), "monitor"), "drainer"), "drain");
            MessageHandler records = (MessageHandler) get(drain, "records");
            set(drain, "records", (MessageHandler) (type, buffer, index, length) -> {
                records.onMessage(type, buffer, index, length);
                countdown.call();
            });
            // Where there are lines.
            StampHandler handler = (StampHandler) get(drain, "handler");
            set(drain, "handler", (StampHandler) stampNs -> {
                handler.onStamp(stampNs);
                countdown.call();
            });
        }
    };

    private final String method;

    Seam(String method) {
        this.method = method;
    }

    /** Whether it is there only where units come back. */
    boolean needsReturns() {
        return false;
    }

    /** Before the throttle is started. */
    void breakIn(Throttle throttle, Countdown countdown) throws ReflectiveOperationException {
        Object agent = get(runs(throttle), "refill");
        Policy broken = new BrokenPolicy((Policy) get(agent, "policy"), method, countdown);
        set(agent, "policy", broken);
        // The agent counts what each limit counts, and here there is one.
        ((Policy[]) get(agent, "limits"))[0] = broken;
    }

    static Object runs(Throttle throttle) throws ReflectiveOperationException {
        return get(get(throttle, "engine"), "runs");
    }

    static Object get(Object owner, String name) throws ReflectiveOperationException {
        return field(owner, name).get(owner);
    }

    static void set(Object owner, String name, Object value) throws ReflectiveOperationException {
        field(owner, name).set(owner, value);
    }

    private static Field field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
