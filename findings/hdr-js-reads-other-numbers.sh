#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# hdr-histogram-js 3.0.1 reads other numbers from an encoded histogram than HdrHistogram 2.2.2 for Java wrote.
#
# Expected: both implement the V2 encoding, so count, maximum and percentiles are the same.
# Seen: decodeFromCompressedBase64 keeps the count of a value in 32 bits unless 64 are asked for, so 5,000,000,000 times 5 is
# read as 705,032,704 times. A value of 2^54 is lost, and the total is 0. Where the lowest value to be told apart is 1,000,
# the maximum of 1,000,000 is 1,000,958, where Java says 1,000,447.
#
# Why it matters: a monitor at 1,000,000 a second has more than 2^32 equal intervals in 72 minutes; ask for 64 bits.
set -euo pipefail

expected='count 5000000000: Java 5000000000, JavaScript 705032704, with 64 bits 5000000000; value 2^54: Java 1, JavaScript 0; lowest 1000: Java max 1000447, JavaScript 1000958'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.hdrhistogram:HdrHistogram:2.2.2 -DoutputDirectory=lib >&2
npm install --silent --no-audit --no-fund --no-save --prefix . \
    hdr-histogram-js@3.0.1 @assemblyscript/loader@0.19.23 base64-js@1.5.1 pako@1.0.11 >&2

cat > Encode.java <<'JAVA'
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

public class Encode {
    public static void main(String[] args) {
        Histogram often = new Histogram(3);
        often.recordValueWithCount(5, 5_000_000_000L);
        Histogram large = new Histogram(3);
        large.recordValue(1L << 54);
        Histogram micros = new Histogram(1_000, 3_600_000_000_000L, 3);
        micros.recordValue(1_000_000);
        for (Histogram each : new Histogram[] {often, large, micros}) {
            ByteBuffer bytes = ByteBuffer.allocate(each.getNeededByteBufferCapacity());
            int length = each.encodeIntoCompressedByteBuffer(bytes);
            System.out.println(each.getTotalCount() + " " + each.getMaxValue() + " "
                    + Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length)));
        }
    }
}
JAVA
java -cp 'lib/*' Encode.java > encoded

cat > decode.js <<'JS'
const hdr = require('hdr-histogram-js');
const lines = require('fs').readFileSync('encoded', 'utf8').trim().split('\n').map(line => line.split(' '));
const decode = (line, bits) => hdr.decodeFromCompressedBase64(line[2], bits);
const [often, large, micros] = lines;
console.log(`count 5000000000: Java ${often[0]}, JavaScript ${decode(often).totalCount}, `
    + `with 64 bits ${decode(often, 64).totalCount}; value 2^54: Java ${large[0]}, `
    + `JavaScript ${decode(large).totalCount}; lowest 1000: Java max ${micros[1]}, `
    + `JavaScript ${decode(micros).maxValue}`);
JS
seen=$(node decode.js)
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
