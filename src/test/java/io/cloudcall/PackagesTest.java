package io.cloudcall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The package rules of docs/DECISIONS.md. */
class PackagesTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cloudcall");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "io.cloudcall.json|com.fasterxml.jackson.core..",
                "io.cloudcall.telemetry|''",
                "io.cloudcall.call|io.cloudcall.json",
                "io.cloudcall.http.tls|io.netty.. javax.net.ssl javax.security.auth.x500",
                "io.cloudcall.http.connection|io.vertx.. io.netty..",
                "io.cloudcall.http|io.cloudcall.http.connection io.cloudcall.http.tls io.vertx.. io.netty.. javax.net.ssl",
                "io.cloudcall.aws|io.cloudcall.http io.cloudcall.json javax.crypto..",
                "io.cloudcall.secret|io.cloudcall.aws io.cloudcall.http io.cloudcall.json",
                "io.cloudcall.signing|io.cloudcall.call io.cloudcall.http io.cloudcall.json javax.crypto..",
                "io.cloudcall.logistics|io.cloudcall.json",
                "io.cloudcall.logistics.model|io.cloudcall.json",
                "io.cloudcall.event|io.cloudcall.call io.cloudcall.json",
                "io.cloudcall.wechat|io.cloudcall.aws io.cloudcall.call io.cloudcall.http io.cloudcall.json io.cloudcall.secret io.cloudcall.signing io.cloudcall.telemetry",
                "io.cloudcall.quota|io.cloudcall.call io.cloudcall.json io.cloudcall.logistics io.cloudcall.telemetry",
                "io.cloudcall.push|io.cloudcall.aws io.cloudcall.call io.cloudcall.event io.cloudcall.http io.cloudcall.json io.cloudcall.secret io.cloudcall.telemetry javax.crypto..",
                "io.cloudcall.config|io.cloudcall.aws io.cloudcall.call io.cloudcall.http io.cloudcall.http.tls io.cloudcall.json io.cloudcall.push io.cloudcall.secret io.cloudcall.wechat",
                "io.cloudcall.client|io.cloudcall.call io.cloudcall.http io.cloudcall.http.tls io.cloudcall.json io.cloudcall.logistics.. io.cloudcall.secret io.cloudcall.wechat",
            })
    void usesOnlyWhatItsRowAllows(String subject, String allowed) {
        String[] packages = ("java.. org.jspecify.. " + subject + " " + allowed).split(" ");
        classes()
                .that()
                .resideInAPackage(subject)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(PRODUCTION);
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
