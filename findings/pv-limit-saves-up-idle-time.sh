#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pv 1.6.20 (Debian 12): a rate limit counts the time in which nothing came, and lets as much through at once afterwards.
#
# Expected: with --rate-limit 1000 no second holds much more than 1,000 bytes, whenever they come.
# Seen: 5,000 bytes that are there from the start take 5 seconds. After 5 seconds without input, the same 5,000 bytes pass at once.
#
# Why it matters: a log that was quiet overnight goes downstream as one burst of the whole night's limit. A limiter behind
# which somebody counts needs a bound on what it saves up.
set -euo pipefail

expected='without a pause slower than 2000 a second, after 5 idle seconds faster'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cd "$folder"
apt-get download -qq -o APT::Sandbox::User=root pv=1.6.20-1 >&2
dpkg-deb -x pv_*.deb root

# How long 5,000 bytes take from the moment they are there, in milliseconds.
milliseconds() {
    {
        sleep "$1"
        date +%s%3N > began
        head -c 5000 /dev/zero
    } | root/usr/bin/pv --quiet --rate-limit 1000 > passed
    local ended
    ended=$(date +%s%3N)
    [[ $(stat -c %s passed) == 5000 ]]
    echo $((ended - $(cat began)))
}

pace() {
    if (($1 < 2500)); then echo faster; else echo slower; fi
}

seen="without a pause $(pace "$(milliseconds 0)") than 2000 a second, after 5 idle seconds $(pace "$(milliseconds 5)")"
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
