# SPDX-License-Identifier: Apache-2.0
# What scripts/bench, scripts/pace, scripts/report and scripts/check-latency share; sourced by them.
# shellcheck shell=bash
#
# Measurements run from copies of the jars, so that a build in the meantime does not change them.

# shellcheck source=scripts/lib/java.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/java.sh"

readonly name="scripts/${0##*/}"
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)"
readonly root
readonly benchmarks="$root/jmh/target/benchmarks.jar"
readonly reports="$root/perf-reports/target/perf-reports.jar"
readonly runs="$root/perf-reports/runs"
readonly work="$root/perf-reports/target/measure"

# package DIR MODULES: builds the jars of a checkout, without tests; the log is $work/build.log.
package() {
    find_maven
    local log="$work/build.log"
    # In the checkout's root: that is where Maven looks for .mvn.
    if ! (cd -- "$1" && mvn -B -ntp -pl "$2" -am package -Dmaven.test.skip=true -Dspotless.check.skip=true \
        -Denforcer.skip=true -Dmaven.javadoc.skip=true -Dmaven.source.skip=true) </dev/null >"$log" 2>&1; then
        cat -- "$log" >&2
        fail "the build failed; the log is above and in '$log'"
    fi
}

# build_commit COMMIT MODULE BUILT JAR: builds a module of an older commit in a worktree of its own, and moves what was built
# (such as jmh/target/benchmarks.jar; the first that matches) to JAR. Callers remove the tree when they end.
build_commit() {
    echo "$name: building ${1:0:10}, this takes a minute (log: $work/build.log)" >&2
    tree="$(mktemp -d "$work/tree.XXXXXX")"
    git -C "$root" worktree add --quiet --detach --force "$tree" "$1"
    package "$tree" "$2"
    mkdir -p -- "${4%/*}"
    local built=("$tree"/$3)
    mv -f -- "${built[0]}" "$4"
    remove_tree
}

tree=''
remove_tree() {
    if [[ -n "$tree" ]]; then
        git -C "$root" worktree remove --force "$tree" 2>/dev/null || rm -rf -- "$tree"
        git -C "$root" worktree prune
        tree=''
    fi
}

# Folders count too: a source may have been deleted.
stale() {
    [[ ! -s "$benchmarks" || ! -s "$reports" || ! -e "$work/built" ]] || [[ -n "$(
        find "$root/pom.xml" "$root"/{jmh,perf-reports,throttle/core}/{pom.xml,src/main} \
            -newer "$work/built" -print -quit
    )" ]]
}

# Builds the jars when there are none, or when the sources are newer; copies them to $copy.
build() {
    find_java
    mkdir -p -- "$work"
    (
        if command -v flock >/dev/null; then
            flock 9
        fi
        if stale; then
            echo "$name: building, this takes half a minute (log: $work/build.log)" >&2
            # A source that changes during the build must be newer than this mark.
            touch -- "$work/began"
            package "$root" jmh,perf-reports 9>&-
            mv -f -- "$work/began" "$work/built"
        fi
    ) 9>"$work/lock"
    copy="$(mktemp -d "$work/run.XXXXXX")"
    trap 'rm -rf -- "$copy"' EXIT
    cp -- "$benchmarks" "$reports" "$copy/"
}

# reporter ARGUMENTS: the reports' command line.
reporter() {
    "$java" -Dpicocli.usage.width=100 -jar "$copy/perf-reports.jar" "$@"
}

# A new directory for a run: $runs/<time>-<kind>.
run_directory() {
    directory="$runs/$(date +%Y%m%d-%H%M%S)-$1"
    readonly directory
}

# Writes down what the figures were measured on, and makes the page; for an interrupted run, too.
finish() {
    local complaint="$copy/complaint"
    reporter environment "$1" >/dev/null 2>"$complaint" ||
        echo "$name: there is no environment.json: $(tail -n 1 -- "$complaint")" >&2
    reporter report "$1" 2>"$complaint" ||
        echo "$name: there is no page: $(tail -n 1 -- "$complaint")" >&2
}
