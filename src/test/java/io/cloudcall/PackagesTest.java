package io.cloudcall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the packages against the table in docs/ARCHITECTURE.md. */
class PackagesTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cloudcall");

    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\| [^|]* \\| ([^|]*) \\| [^|]* \\|");
    private static final Pattern CODE = Pattern.compile("`([a-z.]+)`");

    /** The libraries, and the packages of the JDK beyond java.*, that a package uses. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "json", "com.fasterxml.jackson.core..",
            "http.tls", "io.netty.. javax.net.ssl javax.security.auth.x500",
            "http.connection", "io.vertx.. io.netty..",
            "http", "io.vertx.. io.netty.. javax.net.ssl",
            "aws", "javax.crypto..",
            "signing", "javax.crypto..",
            "push", "javax.crypto..");

    static Stream<Arguments> rows() throws IOException {
        return Files.readAllLines(Path.of("docs", "ARCHITECTURE.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> Arguments.of(row.group(1), row.group(2)))
                .filter(row -> !row.get()[0].equals("io.cloudcall"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void useOnlyThoseOfTheirRow(String name, String uses) {
        Stream<String> used = CODE.matcher(uses).results().map(use -> "io.cloudcall." + use.group(1));
        String libraries = LIBRARIES.getOrDefault(name, "");
        String allowed = used.collect(Collectors.joining(" ")) + " " + libraries;
        classes()
                .that()
                .resideInAPackage("io.cloudcall." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(("java.. org.jspecify.. io.cloudcall." + name + " " + allowed).split(" +"))
                .check(PRODUCTION);
    }

    @Test
    void haveARowEach() throws IOException {
        Set<String> packages = PRODUCTION.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("io.cloudcall") && !name.startsWith("io.cloudcall.tools"))
                .map(name -> name.replaceFirst("^io\\.cloudcall\\.", ""))
                .collect(Collectors.toSet());

        assertEquals(packages, rows().map(row -> row.get()[0]).collect(Collectors.toSet()));
    }

    /** The client is for other programs, and the tools are not deployed. */
    @ParameterizedTest
    @ValueSource(
            strings = {"io.cloudcall.client..", "io.cloudcall.logistics.model..", "io.cloudcall.tools..", "picocli.."})
    void keepsTheFunctionIndependentOf(String subject) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.cloudcall.client..", "io.cloudcall.logistics.model..", "io.cloudcall.tools..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(subject)
                .check(PRODUCTION);
    }

    @Test
    void hasNoCycles() {
        slices().matching("io.cloudcall.(*)..").should().beFreeOfCycles().check(PRODUCTION);
    }
}
