#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# iptables 1.8.9 (Debian 12): the limit match allows up to twice what was asked for.
#
# Expected: --limit 3000/s means 3,000 a second.
# Seen: the time between two packets is kept in whole units of 100 microseconds, and cut down to them. So 3,000 a second become
# 3,333, and 6,000 and 9,999 become 10,000. 2,500 and 5,000 are exact.
#
# Why it matters: a limiter in front of a service that was sized for 6,000 a second lets 10,000 through. Read the
# rate back, by iptables -S or iptables-translate, before you trust it.
set -euo pipefail

expected='2500/s as 2500/second, 3000/s as 3333/second, 5000/s as 5000/second, 6000/s as 10000/second, 9999/s as 10000/second, 7/s as 7/second'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cd "$folder"
apt-get download -qq -o APT::Sandbox::User=root iptables=1.8.9-2 libxtables12=1.8.9-2 libnftnl11=1.2.4-2 libmnl0=1.0.4-3 >&2
for package in *.deb; do
    dpkg-deb -x "$package" root
done
libraries=$(dirname "$(find root -name 'libxtables.so.12' | head -n 1)")

seen=
for rate in 2500/s 3000/s 5000/s 6000/s 9999/s 7/s; do
    rule=$(LD_LIBRARY_PATH="$libraries" XTABLES_LIBDIR="$libraries/xtables" \
        root/usr/sbin/iptables-translate -A INPUT -m limit --limit "$rate" -j ACCEPT)
    seen+="${seen:+, }$rate as $(sed -E 's/.*limit rate ([0-9]+\/[a-z]+) .*/\1/' <<< "$rule")"
done
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
