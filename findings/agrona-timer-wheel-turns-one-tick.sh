#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Agrona 2.6.0: after a stall a DeadlineTimerWheel catches up one tick a call.
#
# Expected: poll(now, handler, 100) expires all that is due, up to 100 timers, in order of their deadlines.
# Seen: a call expires what lies in one tick and turns the wheel by one. Ten timers in ten ticks that are long overdue take
# eleven calls, the first of which expires nothing. Within a tick they come in the order they were scheduled in: 900
# before 100. A timer that is due exactly where a tick begins comes a nanosecond later, any other one on time.
#
# Why it matters: a throttle that polls such a wheel once a turn stays behind after a pause. Poll until currentTickTime() has
# passed the clock; a poll that expires nothing does not say that nothing is due.
set -euo pipefail

expected='expired by call [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], order [900, 100], 1023 at 1023 1024 at 1025 1025 at 1025'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.agrona:agrona:2.6.0 -DoutputDirectory=lib >&2

cat > Wheel.java <<'JAVA'
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;

public class Wheel {
    public static void main(String[] args) {
        DeadlineTimerWheel late = wheel();
        for (int tick = 1; tick <= 10; tick++) {
            late.scheduleTimer(tick * 1_024L);
        }
        List<Integer> expired = new ArrayList<>();
        while (late.timerCount() > 0) {
            expired.add(late.poll(1_000_000_000L, (unit, now, id) -> true, 100));
        }
        DeadlineTimerWheel order = wheel();
        long later = order.scheduleTimer(900);
        order.scheduleTimer(100);
        List<Long> came = new ArrayList<>();
        while (order.timerCount() > 0) {
            order.poll(5_000, (unit, now, id) -> came.add(id == later ? 900L : 100L), 100);
        }
        StringBuilder exact = new StringBuilder();
        for (long deadline : new long[] {1_023, 1_024, 1_025}) {
            DeadlineTimerWheel one = wheel();
            one.scheduleTimer(deadline);
            long nanos = 0;
            while (one.timerCount() > 0) {
                one.poll(nanos++, (unit, now, id) -> true, 100);
            }
            exact.append(' ').append(deadline).append(" at ").append(nanos - 1);
        }
        System.out.println("expired by call " + expired + ", order " + came + "," + exact);
    }

    private static DeadlineTimerWheel wheel() {
        return new DeadlineTimerWheel(TimeUnit.NANOSECONDS, 0, 1_024, 16);
    }
}
JAVA
seen=$(java -cp 'lib/*' Wheel.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
