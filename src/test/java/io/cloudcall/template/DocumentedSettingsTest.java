package io.cloudcall.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the environment variables in the code with the documented and deployed ones. A variable that the code reads
 * is a string literal of its sources, such as {@code "WECHAT_APP_ID"}; names that begin with TLS are cipher suites.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedSettingsTest {
    private static final Pattern LITERAL = Pattern.compile("\"(?!TLS_)([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");

    /** Names that are unique to this project, so that a mention anywhere means its setting. */
    private static final Pattern OWN_NAME = Pattern.compile("\\b(?:WECHAT|CLOUD_CALL)_[A-Z0-9_]*[A-Z0-9]\\b");

    private static final Pattern AWS_NAME = Pattern.compile("`(AWS_[A-Z0-9_]+)`");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| `([A-Za-z0-9_]+)` \\|");
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{(\\w+)}");

    /** Variables of AWS's documents, set by Lambda, its container endpoint, or the operator elsewhere. */
    private static final Set<String> OF_AWS = Set.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            "AWS_ENDPOINT_URL",
            "AWS_ENDPOINT_URL_EVENTBRIDGE",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            "AWS_USE_FIPS_ENDPOINT",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_LEVEL",
            "AWS_LAMBDA_RUNTIME_API");

    /** The variables that the JVM itself reads. */
    private static final Set<String> OF_JAVA = Set.of("JAVA_TOOL_OPTIONS");

    /** Settings that the template leaves out, with the reason. */
    private static final Map<String, String> NOT_DEPLOYED = Map.of(
            "ALL_PROXY", "HTTPS_PROXY is deployed",
            "NO_PROXY", "WeChat is the only host behind the proxy",
            "WECHAT_CA_FILE", "WeChat's certificates are of public authorities",
            "WECHAT_API_SECURITY_FILE", "the keys are stored",
            "CLOUD_CALL_CONFIG", "the packaged config.json is the deployed one");

    /** Settings that the template sets to one value, with the reason why no parameter has it. */
    private static final Map<String, String> WITHOUT_PARAMETER = Map.of(
            "WECHAT_APP_SECRET", "parameters are readable: the AppSecret is stored",
            "WECHAT_APPS", "parameters are readable: the AppSecrets are stored",
            "WECHAT_PUSH_KEYS", "parameters are readable: the keys are stored",
            "WECHAT_PUSH_BUS", "the stack makes the bus",
            "WECHAT_API_BASE_URL", "a deployed function calls WeChat",
            "WECHAT_ALLOW_PLAIN_HTTP", "a deployed function calls WeChat, by TLS");

    private final Map<String, Object> template = CloudFormation.template();
    private Set<String> settings = Set.of();

    @BeforeAll
    void scanSources() throws IOException {
        settings = new TreeSet<>();
        for (Path file : SourceFiles.under(Path.of("src/main/java"))) {
            settings.addAll(all(LITERAL, Files.readString(file)));
        }
        assertTrue(settings.size() > 20, settings::toString);
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(Math.min(1, result.groupCount())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> own() {
        return minus(settings, OF_AWS);
    }

    private static Set<String> minus(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    /** Returns the variables of both functions, whose common ones are alike. */
    private Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        for (String function : List.of("CloudFunction", "PushFunction")) {
            CloudFormation.map(find(template, List.of("Resources", function, "Properties", "Environment", "Variables")))
                    .forEach((name, value) -> assertEquals(
                            value, Objects.requireNonNullElse(variables.putIfAbsent(name, value), value), name));
        }
        return variables;
    }

    private static Object find(Object tree, List<String> path) {
        Object found = tree;
        for (String key : path) {
            found = CloudFormation.map(found).get(key);
        }
        return found;
    }

    /** Returns the rows below a heading, up to the next one. */
    private static Set<String> rows(String file, String heading) throws IOException {
        String text = Files.readString(Path.of(file));
        int start = text.indexOf("\n" + heading + "\n");
        assertTrue(start >= 0, file + " has no heading " + heading);
        int end = text.indexOf("\n#", start + heading.length());
        return all(TABLE_ROW, text.substring(start, end < 0 ? text.length() : end));
    }

    @ParameterizedTest
    @CsvSource({"docs/REFERENCE.md, ## Settings", "docs/REFERENCE.zh-CN.md, ## 设置"})
    void areTheRowsOfTheReference(String file, String heading) throws IOException {
        Set<String> documented = rows(file, heading);

        assertEquals(Set.of(), minus(own(), documented), () -> "add to the table below " + heading + " of " + file);
        assertEquals(
                Set.of(),
                minus(documented, own()),
                () -> "no source of src/main/java reads these: remove them from the table below " + heading + " of "
                        + file);
    }

    @Test
    void areTheFunctionsVariablesInTheTemplate() {
        Set<String> deployed = variables().keySet();

        assertEquals(
                Set.of(),
                minus(minus(own(), NOT_DEPLOYED.keySet()), deployed),
                "add to Environment.Variables of a function in template.yaml, or to NOT_DEPLOYED with the reason");
        assertEquals(
                Set.of(),
                minus(minus(deployed, own()), OF_JAVA),
                "no source of src/main/java reads these: remove them from Environment.Variables in template.yaml");
    }

    @Test
    void haveParametersThatTheDeploymentGuideExplains() throws IOException {
        Set<String> documented = rows("docs/DEPLOY.md", "## Parameters");
        Set<String> parameters =
                CloudFormation.map(find(template, List.of("Parameters"))).keySet();
        Set<String> fixed = new TreeSet<>();
        variables().forEach((variable, value) -> {
            Set<String> used = references(value).collect(Collectors.toCollection(TreeSet::new));
            used.retainAll(parameters);
            assertEquals(
                    Set.of(), minus(used, documented), () -> "add to the tables below ## Parameters of docs/DEPLOY.md");
            if (used.isEmpty()) {
                fixed.add(variable);
            }
        });

        assertEquals(
                WITHOUT_PARAMETER.keySet(),
                fixed,
                "give each variable a parameter in template.yaml and docs/DEPLOY.md, or a reason in WITHOUT_PARAMETER");
    }

    /** Returns what a value refers to by !Ref and !Sub, at any depth, and what the conditions of its !If do. */
    private Stream<String> references(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().flatMap(this::references);
        }
        if (!(value instanceof Map<?, ?> call)) {
            return Stream.empty();
        }
        return call.entrySet().stream().flatMap(entry -> switch (String.valueOf(entry.getKey())) {
            case "Ref" -> Stream.of(String.valueOf(entry.getValue()));
            case "If" -> Stream.concat(references(entry.getValue()), references(conditionOf(entry.getValue())));
            case "Sub" ->
                SUBSTITUTED.matcher(String.valueOf(entry.getValue())).results().map(found -> found.group(1));
            default -> references(entry.getValue());
        });
    }

    private Object conditionOf(Object choice) {
        return find(template, List.of("Conditions", String.valueOf(((List<?>) choice).getFirst())));
    }

    @Test
    void areReadWhereverTheyAreMentioned() throws IOException {
        for (Path file : mentioning()) {
            assertEquals(
                    Set.of(),
                    minus(all(OWN_NAME, Files.readString(file)), settings),
                    () -> "no source of src/main/java reads these: remove them from " + file);
        }
    }

    private static List<Path> mentioning() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            pages.filter(page -> page.toString().endsWith(".md"))
                                    .sorted(),
                            Stream.of("README.md", "README.zh-CN.md", "template.yaml", "events/local.json", "cloudcall")
                                    .map(Path::of))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/REFERENCE.md", "docs/REFERENCE.zh-CN.md"})
    void includeTheVariablesOfAwsThatTheReferenceNames(String file) throws IOException {
        assertEquals(
                Set.of(),
                minus(all(AWS_NAME, Files.readString(Path.of(file))), settings),
                () -> "no source of src/main/java reads these: remove them from " + file);
    }

    @Test
    void needEveryExceptionOfThisTest() {
        Set<String> exceptions = new TreeSet<>(OF_AWS);
        exceptions.addAll(NOT_DEPLOYED.keySet());
        exceptions.addAll(WITHOUT_PARAMETER.keySet());

        assertEquals(
                Set.of(),
                minus(minus(exceptions, settings), OF_JAVA),
                "no source reads these: remove them from this test");
        assertEquals(
                NOT_DEPLOYED.keySet(),
                minus(NOT_DEPLOYED.keySet(), variables().keySet()),
                "template.yaml sets some of these: remove them from NOT_DEPLOYED");
    }
}
