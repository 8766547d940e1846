package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.json.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPermissionsTest {
    private static final Api GET_ALL_ACCOUNT =
            ApiCatalog.find("logistics.getAllAccount").orElseThrow();

    @Test
    void allowWhatTheListNames() {
        assertTrue(parse("{\"permissions\":{\"openapi\":[\"a.b\",\"logistics.getAllAccount\"]}}")
                .allows(GET_ALL_ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"openapi.logistics.getAllAccount\"",
                "\"logistics.*\"",
                "\"logistics.getallaccount\"",
                "\"*\""
            })
    void allowNothingElse(String names) {
        assertFalse(parse("{\"permissions\":{\"openapi\":[" + names + "]}}").allows(GET_ALL_ACCOUNT));
    }

    @Test
    void readPastOtherSettings() {
        ApiPermissions permissions = parse("{\"triggers\":[1],\"permissions\":{\"x\":null,\"openapi\":[\"a\",\"a\"]}}");
        assertEquals(new ApiPermissions(Set.of("a")), permissions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{}",
                "{\"permissions\":[]}",
                "{\"permissions\":{}}",
                "{\"permissions\":{\"openapi\":\"a\"}}",
                "{\"permissions\":{\"openapi\":{\"a\":1}}}",
                "{\"permissions\":{\"openapi\":null}}"
            })
    void refuseAConfigWithoutTheList(String config) {
        assertEquals("it has no list permissions.openapi", refusal(config));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "[]", "{}", "\"a\",true"})
    void refuseAListThatHoldsMoreThanNames(String items) {
        assertEquals(
                "permissions.openapi holds something that is not a name",
                refusal("{\"permissions\":{\"openapi\":[" + items + "]}}"));
    }

    @ParameterizedTest
    @CsvSource({"wx1, true", "wx2, false", "wx3, false", "wx4, true", "WX2, true", ", true"})
    void areNarrowedForEachAppThatHasAList(@Nullable String appId, boolean isAllowed) {
        ApiPermissions permissions = parse("""
                {"permissions":{"openapi":["logistics.getAllAccount","a.b"],"apps":{
                "wx1":{"openapi":["a.b","logistics.getAllAccount"]},
                "wx2":{"openapi":["a.b"],"x":1},
                "wx3":{"openapi":[]}}}}""");

        assertEquals(isAllowed, permissions.findProblem(GET_ALL_ACCOUNT, appId) == null);
    }

    @Test
    void areNeverWiderForAnApp() {
        ApiPermissions permissions = parse("""
                {"permissions":{"openapi":[],"apps":{"wx1":{"openapi":["logistics.getAllAccount"]}}}}""");

        assertEquals(
                "config.json does not list logistics.getAllAccount under permissions.openapi, which"
                        + " permissions.apps.wx1.openapi can only narrow: add it, and build and deploy a deployed function"
                        + " again",
                permissions.findProblem(GET_ALL_ACCOUNT, "wx1"));
        assertEquals(
                "config.json does not list logistics.getAllAccount under permissions.openapi: add it, and build and deploy a"
                        + " deployed function again",
                permissions.findProblem(GET_ALL_ACCOUNT, "wx2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1|permissions.apps is not an object of AppIDs
            null|permissions.apps is not an object of AppIDs
            ["wx1"]|permissions.apps is not an object of AppIDs
            {"wx1":["a.b"]}|it has no list permissions.apps.wx1.openapi
            {"wx1":{}}|it has no list permissions.apps.wx1.openapi
            {"wx1":null}|it has no list permissions.apps.wx1.openapi
            {"wx1":{"openapi":"a.b"}}|it has no list permissions.apps.wx1.openapi
            {"wx1":{"openapi":[1]}}|permissions.apps.wx1.openapi holds something that is not a name
            {"wx 1":{"openapi":[]}}|permissions.apps has a name that is no AppID, which is 1 to 64 letters, digits, \
            underscores or hyphens, such as wx0123456789abcdef
            """)
    void refuseAppsWithoutLists(String apps, String refusal) {
        assertEquals(refusal, refusal("{\"permissions\":{\"openapi\":[],\"apps\":" + apps + "}}"));
    }

    @Test
    void refuseAConfigThatIsNotJson() {
        assertEquals("it is malformed at line 2, column 3", refusal("{\n  permissions: 1}"));
        assertEquals("it is empty", refusal(""));
    }

    @Test
    void areNotChangedByTheSetTheyWereMadeOf() {
        Set<String> names = new HashSet<>();
        ApiPermissions permissions = new ApiPermissions(names);
        names.add(GET_ALL_ACCOUNT.name());
        assertFalse(permissions.allows(GET_ALL_ACCOUNT));
    }

    private static ApiPermissions parse(String config) {
        return ApiPermissions.parse(config.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String config) {
        return String.valueOf(
                assertThrows(JsonParseException.class, () -> parse(config)).getMessage());
    }
}
