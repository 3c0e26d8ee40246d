#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Agrona 2.6.0: an agent is closed that was never started.
#
# Expected: onClose() is called only after onStart() was.
# Seen: close() of an AgentInvoker or AgentRunner whose start() was never called calls onClose(), and onStart() never.
#
# Why it matters: what an agent opens in onStart() is not there in onClose(); without a check for that, closing after a
# failed set-up throws and hides why the set-up failed.
set -euo pipefail

expected='AgentInvoker [onClose], AgentRunner [onClose]'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.agrona:agrona:2.6.0 -DoutputDirectory=lib >&2

cat > NeverStarted.java <<'JAVA'
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.NoOpIdleStrategy;

public class NeverStarted {
    private static final class Told implements Agent {
        private final List<String> calls = new ArrayList<>();

        @Override
        public void onStart() {
            calls.add("onStart");
        }

        @Override
        public int doWork() {
            calls.add("doWork");
            return 0;
        }

        @Override
        public void onClose() {
            calls.add("onClose");
        }

        @Override
        public String roleName() {
            return "told";
        }
    }

    public static void main(String[] args) {
        Told invoked = new Told();
        new AgentInvoker(Throwable::printStackTrace, null, invoked).close();
        Told run = new Told();
        new AgentRunner(NoOpIdleStrategy.INSTANCE, Throwable::printStackTrace, null, run).close();
        System.out.println("AgentInvoker " + invoked.calls + ", AgentRunner " + run.calls);
    }
}
JAVA
seen=$(java -cp 'lib/*' NeverStarted.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
