package io.cloudcall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.RecordedCase;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import io.cloudcall.logistics.Account;
import io.cloudcall.logistics.AccountList;
import io.cloudcall.logistics.AccountStatus;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded responses of WeChat, with what wx-server-sdk made of them: the types show the same, and lose nothing. */
class RecordedResponsesTest {
    private static final Sandbox SANDBOX = Sandbox.builder().start();
    private static final CloudCallClient CLOUD_CALL =
            ClientUnderTest.at(SANDBOX).build();

    @AfterAll
    static void close() {
        CLOUD_CALL.close();
        SANDBOX.close();
    }

    static List<RecordedCase> lists() {
        return RecordedCase.all().stream()
                .filter(recorded -> !recorded.thrown() && isList(recorded))
                .toList();
    }

    static List<RecordedCase> thrown() {
        return RecordedCase.all().stream().filter(RecordedCase::thrown).toList();
    }

    static List<RecordedCase> otherSuccesses() {
        return RecordedCase.all().stream()
                .filter(recorded -> !recorded.thrown() && !isList(recorded))
                .toList();
    }

    /** Returns an array, of nothing or of objects too, or nothing at all, but for a count of 0. */
    private static boolean isList(RecordedCase recorded) {
        JsonObject returned = returned(recorded);
        if (returned.get("list") instanceof JsonArray array) {
            return array.items().isEmpty() || array.items().stream().anyMatch(JsonObject.class::isInstance);
        }
        return Set.of("list", "count", "errMsg", "errCode")
                        .containsAll(returned.members().keySet())
                && (returned.get("list") == null || returned.get("list") == JsonLiteral.NULL)
                && isZero(returned.get("count"));
    }

    private static boolean isZero(@Nullable JsonValue count) {
        return count == null || count == JsonLiteral.NULL || count.toJson().equals("0");
    }

    private static JsonObject returned(RecordedCase recorded) {
        return (JsonObject) StrictJsonParser.parse(recorded.returns().getBytes(StandardCharsets.UTF_8));
    }

    /** Some errors make the client ask again. */
    private static AccountList call(RecordedCase recorded) {
        SANDBOX.faults().times(3, ClientUnderTest.GET_ALL, Fault.respond(200, recorded.contentType(), recorded.body()));
        try {
            return CLOUD_CALL.logistics().getAllAccount();
        } finally {
            SANDBOX.faults().clear();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void losesNothing(RecordedCase recorded) {
        JsonObject returned = returned(recorded);

        AccountList accounts = call(recorded);

        Map<String, String> shown = shown(accounts.additionalFields());
        show(shown, "count", accounts.count());
        assertEquals(expected(returned, "list"), less(shown, "list"));
        assertEquals(
                objects(returned.get("list")),
                accounts.list().stream().map(RecordedResponsesTest::shown).toList());
    }

    private static List<Map<String, String>> objects(@Nullable JsonValue list) {
        return list instanceof JsonArray array
                ? array.items().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(item -> expected((JsonObject) item, "serviceType"))
                        .toList()
                : List.of();
    }

    /** Members to their text, whether it is quoted or not, without nulls and a list that is looked at apart. */
    private static Map<String, String> expected(JsonObject object, String list) {
        Map<String, String> texts = new TreeMap<>();
        object.members().forEach((name, value) -> {
            if (value != JsonLiteral.NULL && !name.equals("errMsg") && !name.equals("errCode")) {
                texts.put(name, value instanceof JsonString text ? text.value() : value.toJson());
            }
        });
        return less(texts, list);
    }

    private static Map<String, String> less(Map<String, String> texts, String name) {
        texts.remove(name);
        return texts;
    }

    private static Map<String, String> shown(Account account) {
        Map<String, String> shown = shown(account.additionalFields());
        show(shown, "bizId", account.bizId());
        show(shown, "deliveryId", account.deliveryId());
        show(shown, "createTime", account.createTime());
        show(shown, "updateTime", account.updateTime());
        show(shown, "statusCode", account.status());
        show(shown, "alias", account.alias());
        show(shown, "remarkWrongMsg", account.remarkWrongMsg());
        show(shown, "remarkContent", account.remarkContent());
        show(shown, "quotaNum", account.quotaNum());
        show(shown, "quotaUpdateTime", account.quotaUpdateTime());
        return less(shown, "serviceType");
    }

    private static Map<String, String> shown(Map<String, String> other) {
        return expected(
                (JsonObject) StrictJsonParser.parse(("{"
                                + String.join(
                                        ",",
                                        other.entrySet().stream()
                                                .map(member -> new JsonString(member.getKey()).toJson() + ":"
                                                        + member.getValue())
                                                .toList())
                                + "}")
                        .getBytes(StandardCharsets.UTF_8)),
                "");
    }

    private static void show(Map<String, String> shown, String name, @Nullable Object component) {
        if (component == null) {
            return;
        }
        if (component instanceof Instant time) {
            shown.put(name, Long.toString(time.getEpochSecond()));
        } else if (component instanceof AccountStatus status) {
            shown.put(name, Long.toString(status.code()));
        } else {
            shown.put(name, component.toString());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("thrown")
    void throwsWhatTheSdkThrew(RecordedCase recorded) {
        assertEquals(
                recorded.returns(),
                ClientUnderTest.failure(() -> call(recorded)).json());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherSuccesses")
    void takesNothingElseForNoAccounts(RecordedCase recorded) {
        CloudCallException failure = ClientUnderTest.failure(() -> call(recorded));

        assertEquals(-604103, failure.errCode());
        assertEquals(
                "system error: error code: -604103 (WeChat's answer is no list of accounts)", failure.getMessage());
    }
}
