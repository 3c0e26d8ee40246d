# SPDX-License-Identifier: Apache-2.0
# How scripts find a JDK, and what they say when there is none; sourced by them and by the other files here.
# shellcheck shell=bash

readonly java_hint='install a JDK 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless; macOS: brew install openjdk; elsewhere: any OpenJDK build), or point JAVA_HOME at one.'
readonly maven_hint='install Maven 3.8 or newer (Debian, Ubuntu: apt-get install maven; macOS: brew install maven).'

fail() {
    echo "scripts/${0##*/}: $*" >&2
    exit 1
}

# Sets java.
find_java() {
    if [[ -n "${JAVA_HOME:-}" ]]; then
        java="$JAVA_HOME/bin/java"
        [[ -x "$java" ]] || fail "JAVA_HOME is '$JAVA_HOME', but there is no bin/java in it: $java_hint"
    else
        java="$(command -v java)" || fail "there is no java on the PATH: $java_hint"
    fi
}
