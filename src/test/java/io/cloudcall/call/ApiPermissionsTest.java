package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.json.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
