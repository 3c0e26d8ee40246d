# SPDX-License-Identifier: Apache-2.0
# How scripts find a JDK, and what they say when something is missing or wrong; sourced by them and by the files here.
# shellcheck shell=bash

readonly jdk_hint='install a JDK 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless; macOS: brew install openjdk; elsewhere: any OpenJDK build), or point JAVA_HOME at one.'
readonly maven_hint='install Maven 3.8 or newer (Debian, Ubuntu: apt-get install maven; macOS: brew install maven).'

fail() {
    echo "scripts/${0##*/}: $*" >&2
    exit 1
}

# A wrong argument; nothing was done.
misused() {
    echo "scripts/${0##*/}: $*; see --help" >&2
    exit 2
}

# Whether grep can read a regular expression: close enough to Java's to find what was only half typed.
valid_regex() {
    local status=0
    grep -qE -e "$1" </dev/null 2>/dev/null || status=$?
    ((status < 2))
}

# Sets java.
find_java() {
    if [[ -n "${JAVA_HOME:-}" ]]; then
        java="$JAVA_HOME/bin/java"
        [[ -x "$java" ]] || fail "JAVA_HOME is '$JAVA_HOME', but there is no bin/java in it: $jdk_hint"
    else
        java="$(command -v java)" || fail "there is no java on the PATH: $jdk_hint"
    fi
}

find_maven() {
    command -v mvn >/dev/null || fail "there is no mvn on the PATH: $maven_hint"
}
