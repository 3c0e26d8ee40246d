#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# JCTools 4.0.7: fill() stops although there is room, in some queues.
#
# Expected: fill(supplier, limit) places the smaller of limit and free places, and an unbounded queue takes as many as asked.
# Seen, with 10 elements in and 100 more asked: the plain array queues of capacity 16 take the 6 that fit. A chunked MPSC queue
# of 16 stops at the end of its chunk after 2, an unbounded MPSC queue after 4, one with a blocking consumer after 5. The linked
# and the unbounded SPSC queues take all 100.
#
# Why it matters: a refill that reads a short fill as "the tank is full" discards units; only a fill of 0 says so.
set -euo pipefail

expected='Mpmc 6, Mpsc 6, Spsc 6, MpscChunked 2, MpscBlockingConsumer 5, MpscUnbounded 4, MpscLinked 100, SpscUnbounded 100'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.jctools:jctools-core:4.0.7 -DoutputDirectory=lib >&2

cat > Fill.java <<'JAVA'
import java.util.LinkedHashMap;
import java.util.Map;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscBlockingConsumerArrayQueue;
import org.jctools.queues.MpscChunkedArrayQueue;
import org.jctools.queues.MpscLinkedQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;
import org.jctools.queues.SpscArrayQueue;
import org.jctools.queues.SpscUnboundedArrayQueue;

public class Fill {
    public static void main(String[] args) {
        Map<String, MessagePassingQueue<Integer>> queues = new LinkedHashMap<>();
        queues.put("Mpmc", new MpmcArrayQueue<>(16));
        queues.put("Mpsc", new MpscArrayQueue<>(16));
        queues.put("Spsc", new SpscArrayQueue<>(16));
        queues.put("MpscChunked", new MpscChunkedArrayQueue<>(4, 16));
        queues.put("MpscBlockingConsumer", new MpscBlockingConsumerArrayQueue<>(16));
        queues.put("MpscUnbounded", new MpscUnboundedArrayQueue<>(8));
        queues.put("MpscLinked", new MpscLinkedQueue<>());
        queues.put("SpscUnbounded", new SpscUnboundedArrayQueue<>(8));
        StringBuilder told = new StringBuilder();
        queues.forEach((name, queue) -> {
            for (int i = 0; i < 10; i++) {
                queue.offer(i);
            }
            told.append(told.length() == 0 ? "" : ", ").append(name).append(' ').append(queue.fill(() -> 1, 100));
        });
        System.out.println(told);
    }
}
JAVA
seen=$(java -cp 'lib/*' Fill.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
