// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Optional;

/** Which package of the library may import what. The rules are closed: a package that they do not name breaks them. */
enum ImportRules {
    NOBODY_POINTS_BACK_UP(layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.mpthrottle..")
            .withOptionalLayers(true)
            .layer("root")
            .definedBy("io.mpthrottle")
            .layer("engine")
            .definedBy("io.mpthrottle.engine")
            .layer("refill")
            .definedBy("io.mpthrottle.refill")
            .layer("monitor")
            .definedBy("io.mpthrottle.monitor")
            .layer("policy")
            .definedBy("io.mpthrottle.policy")
            .layer("tank")
            .definedBy("io.mpthrottle.tank")
            .layer("emission")
            .definedBy("io.mpthrottle.emission")
            .layer("lines")
            .definedBy("io.mpthrottle.lines")
            .layer("text")
            .definedBy("io.mpthrottle.text")
            .whereLayer("root")
            .mayOnlyAccessLayers("engine", "refill", "monitor", "policy", "tank", "emission", "text")
            .whereLayer("engine")
            .mayOnlyAccessLayers("refill", "monitor", "policy", "tank", "emission", "lines")
            .whereLayer("refill")
            .mayOnlyAccessLayers("policy", "tank")
            .whereLayer("monitor")
            .mayOnlyAccessLayers("emission")
            .whereLayer("policy")
            .mayNotAccessAnyLayer()
            .whereLayer("tank")
            .mayOnlyAccessLayers("lines")
            .whereLayer("emission")
            .mayOnlyAccessLayers("lines")
            .whereLayer("lines")
            .mayNotAccessAnyLayer()
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .ensureAllClassesAreContainedInArchitecture()),

    NO_PACKAGES_GO_IN_A_CIRCLE(slices().matching("io.mpthrottle.(*)..").should().beFreeOfCycles()),

    NO_CLASSES_OF_THE_ENGINE_GO_IN_A_CIRCLE(
            slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles()),

    POLICY_IMPORTS_NOTHING(classes()
            .that()
            .resideInAPackage("io.mpthrottle.policy")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.mpthrottle.policy", "java..", "org.jspecify..")),

    ONLY_THE_TANK_KNOWS_JCTOOLS(only("io.mpthrottle.tank").dependOnClassesThat().resideInAPackage("org.jctools..")),

    ONLY_THE_EMISSIONS_KNOW_THE_RING(only("io.mpthrottle.emission")
            .dependOnClassesThat()
            .resideInAPackage("org.agrona.concurrent.ringbuffer..")),

    ONLY_THE_MONITOR_AND_THE_API_KNOW_HDRHISTOGRAM(only("io.mpthrottle", "io.mpthrottle.monitor")
            .dependOnClassesThat()
            .resideInAPackage("org.HdrHistogram..")),

    THE_ROOT_IS_PUBLIC(classes()
            .that()
            .resideInAPackage("io.mpthrottle")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .bePublic());

    @SuppressWarnings("ImmutableEnumChecker") // a rule is checked and not changed
    final ArchRule rule;

    ImportRules(ArchRule rule) {
        // What a rule is about may be missing where it is tried on a few planted classes.
        this.rule = rule.allowEmptyShould(true);
    }

    private static ClassesShould only(String... packages) {
        return noClasses().that().resideOutsideOfPackages(packages).should();
    }

    /** Each top-level class of the engine by itself, with what is nested in it. */
    private static final class TopLevelClasses implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            if (!javaClass.getPackageName().equals("io.mpthrottle.engine")) {
                return SliceIdentifier.ignore();
            }
            JavaClass outermost = javaClass;
            Optional<JavaClass> enclosing = outermost.getEnclosingClass();
            while (enclosing.isPresent()) {
                outermost = enclosing.get();
                enclosing = outermost.getEnclosingClass();
            }
            return SliceIdentifier.of(outermost.getName());
        }

        @Override
        public String getDescription() {
            return "top-level classes of the engine";
        }
    }
}
