// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Throttle;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The import rules of DESIGN section 6, read from what the compiled classes mention. */
class StructureTest {
    private static final String ROOT = "io/mpthrottle";

    /** Any class name within a constant: of a class, a descriptor or a signature. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("(?:io/mpthrottle|org/jctools|org/agrona|org/HdrHistogram)(?:/[\\w$]+)+");

    /** What each package of the library mentions, by package. */
    private static final TreeMap<String, Set<String>> MENTIONS = new TreeMap<>();

    @BeforeAll
    static void readTheClasses() throws Exception {
        Path classes = Path.of(Throttle.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                String packageName = classes.relativize(file.getParent()).toString();
                MENTIONS.computeIfAbsent(packageName, name -> new TreeSet<>()).addAll(mentionedBy(file));
            });
        }
    }

    @Test
    void thePackagesAreThoseOfTheDesign() {
        assertThat(MENTIONS.keySet())
                .containsExactlyInAnyOrder(
                        ROOT,
                        ROOT + "/engine",
                        ROOT + "/tank",
                        ROOT + "/emission",
                        ROOT + "/policy",
                        ROOT + "/refill",
                        ROOT + "/monitor");
    }

    @Test
    void tankAndEmissionImportNothingOfTheRest() {
        assertMentionsOnly("tank", "tank");
        assertMentionsOnly("emission", "emission");
    }

    @Test
    void refillKnowsPolicyAndTankAndMonitorTheEmissionsAndTheyNeverMeet() {
        assertMentionsOnly("policy", "policy");
        assertMentionsOnly("refill", "refill", "tank", "policy");
        assertMentionsOnly("monitor", "monitor", "emission");
    }

    @Test
    void theEngineNeverPointsBackUp() {
        assertMentionsOnly("engine", "engine", "policy", "refill", "tank", "monitor", "emission");
    }

    @Test
    void onlyTheTankKnowsJCTools() {
        assertThat(packagesThatMention("org/jctools/")).containsExactly(ROOT + "/tank");
    }

    @Test
    void onlyTheEmissionsKnowTheRing() {
        assertThat(packagesThatMention("org/agrona/concurrent/ringbuffer/")).containsExactly(ROOT + "/emission");
    }

    @Test
    void onlyTheMonitorAndTheApiKnowHdrHistogram() {
        assertThat(packagesThatMention("org/HdrHistogram/")).containsExactly(ROOT, ROOT + "/monitor");
    }

    /** Of the library itself. */
    private static void assertMentionsOnly(String packageName, String... allowed) {
        Set<String> known = new TreeSet<>();
        for (String mention : MENTIONS.get(ROOT + "/" + packageName)) {
            if (mention.startsWith(ROOT + "/")) {
                known.add(mention.substring(0, mention.lastIndexOf('/')));
            }
        }
        assertThat(known)
                .as("packages that %s knows", packageName)
                .isSubsetOf(Stream.of(allowed).map(name -> ROOT + "/" + name).toList());
    }

    private static Set<String> packagesThatMention(String prefix) {
        Set<String> packages = new TreeSet<>();
        MENTIONS.forEach((name, mentions) -> {
            if (mentions.stream().anyMatch(mention -> mention.startsWith(prefix))) {
                packages.add(name);
            }
        });
        return packages;
    }

    /** The names within the constant pool, whose layout is in chapter 4.4 of the JVM specification. */
    private static Set<String> mentionedBy(Path classFile) {
        Set<String> mentions = new TreeSet<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(classFile)))) {
            assertThat(in.readInt()).as("magic of %s", classFile).isEqualTo(0xCAFEBABE);
            in.skipNBytes(4);
            int constants = in.readUnsignedShort();
            for (int i = 1; i < constants; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> {
                        Matcher name = CLASS_NAME.matcher(in.readUTF());
                        while (name.find()) {
                            mentions.add(name.group());
                        }
                    }
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> throw new IOException("constant of tag " + tag + " in " + classFile);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mentions;
    }
}
