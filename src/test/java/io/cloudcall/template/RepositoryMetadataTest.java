package io.cloudcall.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The check of the template's metadata for AWS's Serverless Application Repository by the rules of <a
 * href="https://docs.aws.amazon.com/serverlessrepo/latest/devguide/serverless-app-publishing-applications-metadata-properties.html">
 * its documentation</a>, and each file that has the project's version to the POM's.
 */
class RepositoryMetadataTest {
    private static final Pattern POM_VERSION = Pattern.compile("<artifactId>cloudcall</artifactId>\\s*<version>(.+?)<");

    private static final Map<String, Object> METADATA = CloudFormation.map(
            CloudFormation.map(CloudFormation.template().get("Metadata")).get("AWS::ServerlessRepo::Application"));

    @Test
    void hasWhatAPublicApplicationNeeds() {
        Set<String> expected = Set.of(
                "Name",
                "Description",
                "Author",
                "SpdxLicenseId",
                "LicenseUrl",
                "ReadmeUrl",
                "Labels",
                "SemanticVersion");

        assertEquals(expected, METADATA.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "Name, '[a-zA-Z0-9-]{1,140}'",
        "Description, '.{1,256}'",
        "Author, '[a-z0-9](([a-z0-9]|-(?!-)){0,125}[a-z0-9])?'",
        "SpdxLicenseId, 'Apache-2\\.0'"
    })
    void textsFitTheRepository(String property, String pattern) {
        assertTrue(text(property).matches(pattern), METADATA::toString);
    }

    @Test
    void labelsFitTheRepository() {
        List<Object> labels = CloudFormation.list(METADATA.get("Labels"));

        assertTrue(labels.size() <= 10, labels::toString);
        for (Object label : labels) {
            assertTrue(((String) label).matches("[a-zA-Z0-9+_:/@-]{1,127}"), labels::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"LicenseUrl", "ReadmeUrl"})
    void filesExist(String property) {
        assertTrue(Files.isRegularFile(Path.of(text(property))), METADATA::toString);
    }

    /** The repository takes literals only. */
    @Test
    void callsNoFunctions() {
        assertFalse(METADATA.values().stream().anyMatch(Map.class::isInstance), METADATA::toString);
    }

    @Test
    void hasTheVersionOfThePom() throws IOException {
        assertEquals(pomVersion(), text("SemanticVersion"));
    }

    /** The list is that of .ci/release/versions.py, which sets the version. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/openapi.yaml",
                "docs/openapi-router.yaml",
                "docs/EMBEDDING.md",
                "docs/SANDBOX.md",
                "clients/java/pom.xml",
                "clients/java/consumer/pom.xml",
                "clients/node/package.json",
                "clients/node/package-lock.json"
            })
    void documentsAndClientsHaveTheVersionOfThePom(Path file) throws IOException {
        assertTrue(Files.readString(file).contains(pomVersion()), () -> file + " does not have the version of pom.xml");
    }

    private static String pomVersion() throws IOException {
        Matcher version = POM_VERSION.matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find(), "no version in pom.xml");
        return version.group(1);
    }

    private static String text(String property) {
        return (String) METADATA.get(property);
    }
}
