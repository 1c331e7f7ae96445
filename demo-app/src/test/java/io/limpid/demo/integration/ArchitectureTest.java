package io.limpid.demo.integration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between modules and what each of them must not know. */
class ArchitectureTest {

    private static final String[] LIBRARIES = {
        "io.limpid.core..", "io.limpid.models..", "io.limpid.regularize..", "io.limpid.explain..", "io.limpid.report.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.limpid");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.limpid.core.data",
                "io.limpid.models.linear",
                "io.limpid.regularize.validation",
                "io.limpid.explain.local",
                "io.limpid.report.chart",
                "io.limpid.demo.cli"
            })
    void importedClasses_everyModule_areThere(String module) {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName)).contains(module);
    }

    @ParameterizedTest
    @CsvSource({
        "core, models",
        "core, regularize",
        "core, explain",
        "core, report",
        "core, demo",
        "models, regularize",
        "models, explain",
        "models, report",
        "models, demo",
        "regularize, models",
        "regularize, explain",
        "regularize, report",
        "regularize, demo",
        "explain, models",
        "explain, regularize",
        "explain, report",
        "explain, demo",
        "report, models",
        "report, demo"
    })
    void module_forbiddenArrow_isNotThere(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage("io.limpid." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.limpid." + to + "..")
                .check(CLASSES);
    }

    @Test
    void smile_outsideModels_isUnknown() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.limpid.models..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("smile..")
                .check(CLASSES);
    }

    @Test
    void smile_inSignaturesAnyoneElseSees_isAbsent() {
        DescribedPredicate<JavaClass> smile = JavaClass.Predicates.resideInAPackage("smile..");
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(publicIn("io.limpid.models"))
                .should()
                .haveRawReturnType(smile)
                .check(CLASSES);
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(publicIn("io.limpid.models"))
                .should()
                .haveRawParameterTypes(
                        DescribedPredicate.<JavaClass>anyElementThat(smile).as("any of smile.."))
                .check(CLASSES);
    }

    @Test
    void jackson_outsideModelFileAndDemo_isUnknown() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.limpid.core.modelfile..", "io.limpid.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(CLASSES);
    }

    @Test
    void webAndCommandLineLibraries_inLibraries_areUnknown() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARIES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "gg.jte..", "picocli..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void javaSerialization_anywhere_isUnused() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.Object(In|Out)putStream")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util.Random", "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom"})
    void defaultGenerators_inLibraries_areUnused(String generator) {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARIES)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(generator)
                .check(CLASSES);
    }

    @Test
    void clocks_inLibraries_areUnread() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARIES)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "now() of java.time",
                        call -> call.getTargetOwner().getPackageName().startsWith("java.time")
                                && call.getName().equals("now")))
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "a clock of java.time",
                        type -> type.getName().equals("java.time.Clock")
                                || type.getName().equals("java.time.InstantSource")))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "log", "pow", "tanh", "sin", "cos", "log1p", "expm1"})
    void platformDependentFunctions_inLibraries_areUnused(String function) {
        noClasses()
                .that()
                .resideInAnyPackage("io.limpid.core..", "io.limpid.models..", "io.limpid.explain..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "Math." + function,
                        call -> call.getTargetOwner().isEquivalentTo(Math.class)
                                && call.getName().equals(function)))
                .check(CLASSES);
    }

    @Test
    void staticFields_anywhere_areFinal() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("io.limpid..")
                .and(DescribedPredicate.describe(
                        "are written by people", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void kernels_byStrangers_areUnused() {
        classes()
                .that()
                .resideInAnyPackage("io.limpid.core.kernel..", "io.limpid.core.numeric..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(
                        "io.limpid.core..", "io.limpid.models..", "io.limpid.regularize..", "io.limpid.explain..")
                .check(CLASSES);
    }

    @Test
    void demoPackages_dependOnOneAnother_inOneDirection() {
        SlicesRuleDefinition.slices()
                .matching("io.limpid.demo.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> publicIn(String packageName) {
        return DescribedPredicate.describe(
                "are public in or below " + packageName,
                type -> (type.getPackageName() + ".").startsWith(packageName + ".")
                        && type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    /** The rules above cover what the map lists; a module added later must be added to them. */
    @Test
    void topPackages_knownModules_areAll() {
        List<String> tops = CLASSES.stream()
                .map(type -> type.getPackageName().split("\\.")[2])
                .distinct()
                .sorted()
                .toList();

        assertThat(tops).containsExactly("core", "demo", "explain", "models", "regularize", "report");
    }
}
