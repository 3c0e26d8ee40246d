# SPDX-License-Identifier: Apache-2.0
# Which arguments scripts pass on to Maven; sourced by them after lib/java.sh, in the root. Maven itself answers a wrong
# argument with its whole usage, and a wrong module or test class after a minute, in forty lines.
# shellcheck shell=bash

# maven_arguments ARG...: ends the script unless each is an argument that makes sense here.
maven_arguments() {
    local option
    while (($# > 0)); do
        case "$1" in
            -pl | -rf | --projects | --resume-from)
                (($# > 1)) || misused "$1: expected modules such as throttle/core, but there is nothing behind it"
                known_modules "$1" "$2"
                shift
                ;;
            -T | --threads)
                [[ "${2:-}" =~ ^[0-9.]+C?$ ]] || misused "$1: expected a number of threads such as 2, but got '${2:-}'"
                shift
                ;;
            -Dtest=*) known_tests "${1#-Dtest=}" ;;
            -D?*=* | -D[a-zA-Z]* | -P?*) ;;
            -am | -amd | -o | -q | -e | -X | -U | -ff | -fae | -fn | -ntp) ;;
            --also-make | --offline | --quiet | --errors | --debug | --update-snapshots | --fail-fast) ;;
            *)
                option="'$1' is unknown"
                misused "$option: expected Maven's -pl, -am, -rf, -T, -D, -P, -o, -q, -e, -X, -U, -ff, -fae or -fn"
                ;;
        esac
        shift
    done
}

# known_modules OPTION LIST
known_modules() {
    local module modules
    IFS=, read -r -a modules <<<"$2"
    for module in "${modules[@]}"; do
        module="${module#[+!]}" # excluded, included
        [[ "$module" == :* || -f "$module/pom.xml" || "$module" == . ]] ||
            misused "$1: expected modules such as throttle/core, but there is no '$module/pom.xml'"
    done
}

# known_tests LIST: each plain name must be that of a test class. Patterns and methods are left to Surefire.
known_tests() {
    local test tests
    IFS=, read -r -a tests <<<"$1"
    for test in "${tests[@]}"; do
        test="${test%%#*}"
        [[ "$test" =~ ^[A-Za-z0-9_]+$ ]] || continue
        [[ -n "$(find . -path '*/src/test/java/*' -name "$test.java" -print -quit)" ]] ||
            misused "-Dtest: there is no test class '$test'"
    done
}
