# SPDX-License-Identifier: Apache-2.0
# What scripts/stress, scripts/soak, scripts/mutants and scripts/test share; sourced by them, in the root.
# shellcheck shell=bash

# shellcheck source=scripts/lib/java.sh
[[ -n "${jdk_hint:-}" ]] || source scripts/lib/java.sh

readonly concurrency_jar="$PWD"/throttle/concurrency/target/jcstress.jar
readonly concurrency_exports=java.base/jdk.internal.misc=ALL-UNNAMED
# -jvmArgs replaces jcstress' own choice of flags. A young generation that is nearly all of the heap jcstress gives a fork
# (256 MiB), and a collector without barriers for regions: LifeCycleStress makes a throttle for each sample.
readonly jcstress_options=(-sc false -af NONE -pth false
    -jvmArgs "--add-exports $concurrency_exports -XX:+UseParallelGC -Xmn192m")

find_java
readonly java

# Only what makes the jar: no tests, no checks, no Javadoc.
build_concurrency() {
    find_maven
    mvn -B -ntp -q -pl throttle/concurrency -am package -DskipTests -Dspotless.check.skip -Denforcer.skip \
        -Dmaven.javadoc.skip -Dmaven.source.skip || fail 'the build failed'
}

# stress MODE REGEX OPTION...: runs jcstress on the built jar, and fails when an outcome is seen that may not be, when a
# test gave no result (jcstress skips what a machine has too few cores for and says nothing), and when it gave fewer than
# $fewest samples. Prints a line for each test and one for all.
stress() {
    local mode="$1" regex="$2" results=throttle/concurrency/target/stress began=$SECONDS status=0
    shift 2
    rm -rf -- "$results"
    mkdir -p -- "$results"
    planned_tests "$regex" >"$results/planned.txt"
    # In the folder of the results, as jcstress leaves its raw data where it is run.
    (cd "$results" && "$java" -jar "$concurrency_jar" -m "$mode" -t "$regex" -v -r . "$@" \
        "${jcstress_options[@]}") >"$results/log.txt" 2>&1 || status=$?
    summary "$results" "${fewest:-1}" || status=1
    ((status == 0)) || tail -n 60 -- "$results/log.txt"
    echo "[stress] $mode mode, $((SECONDS - began)) s; log: $results/log.txt"
    return "$status"
}

planned_tests() { # regex
    "$java" -jar "$concurrency_jar" -l -t "$1" | grep -o 'io\.mpthrottle\.[A-Za-z.]*' | sort -u
}

# summary RESULTS FEWEST: one line for each planned test, from what jcstress printed of all configurations together.
summary() {
    awk -v fewest="$2" '
        FNR == NR { planned[$1]; next }
        $2 == "[OK]" { name = $3; passed[name] = 1; counting = 0; next }
        $2 ~ /^\[/ && $3 ~ /^io\.mpthrottle/ { name = $3; broken[name] = 1; counting = 0; next }
        /Results across all configurations/ { counting = 1; samples[name] = 0; next }
        counting && match($0, / [0-9,]+ +[0-9.]+% /) {
            number = substr($0, RSTART, RLENGTH); sub(/ +[0-9.]+% /, "", number); gsub(/[ ,]/, "", number)
            samples[name] += number
        }
        END {
            for (name in planned) {
                all++
                held = (name in passed) && !(name in broken) && samples[name] >= fewest
                good += held
                total += samples[name]
                short = name; sub(/.*concurrency\./, "", short)
                printf "[stress] %-52s %12d samples %s\n", short, samples[name], held ? "held" : "MISSING OR BROKEN" | "sort"
            }
            close("sort")
            printf "[stress] %d of %d tests held, %d samples, at least %d each asked for\n", good, all, total, fewest
            exit !(all > 0 && good == all)
        }' "$1/planned.txt" "$1/log.txt"
}

# As part of scripts/test: one fork for each test, with iterations of 200 ms. On a quiet machine that is a million samples
# and more for at least 20 tests. A fork begins by finding out how many strides fit into memory, thirty times the work of the
# strides in all: with 32 that is a fifth less than with the 40 of jcstress.
quick_stress() {
    stress quick "$1" --unbiased -fsm 0 -strideCount 32 -iters 10
}
