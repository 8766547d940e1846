package io.cloudcall.logistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.client.ClientUnderTest;
import io.cloudcall.client.CloudCallClient;
import io.cloudcall.tools.sandbox.Sandbox;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts of every shape in which WeChat may send them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountListTest {
    private static final Account EMPTY =
            new Account(null, null, null, null, null, null, null, null, null, null, List.of(), Map.of());

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final CloudCallClient cloudCall = ClientUnderTest.at(sandbox).build();

    private AccountList answering(String body) {
        return ClientUnderTest.accounts(sandbox, cloudCall, body);
    }

    private Account account(String fields) {
        return answering("{\"count\":1,\"list\":[{" + fields + "}]}").list().getFirst();
    }

    @Test
    void givesWhatTheSandboxHas() {
        AccountList accounts = cloudCall.logistics().getAllAccount();

        assertEquals(5, accounts.count());
        assertEquals(5, accounts.list().size());
        assertEquals(Map.of(), accounts.additionalFields());
        assertEquals(
                new Account(
                        "四川成都龙泉公司_云朵信息科技",
                        "STO",
                        Instant.parse("2020-01-08T06:06:26Z"),
                        Instant.parse("2020-01-09T06:45:32Z"),
                        AccountStatus.BOUND,
                        "龙泉仓申通",
                        "",
                        "",
                        new BigDecimal(2),
                        Instant.parse("2020-01-09T06:56:00Z"),
                        List.of(new ServiceType(1L, "标准快递", Map.of())),
                        Map.of()),
                accounts.list().getFirst());
    }

    @Test
    void givesNoAccountsWhereThereAreNone() {
        assertEquals(new AccountList(0L, List.of(), Map.of()), answering("{\"count\":0,\"list\":[]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"list\":null}", "{\"errcode\":0,\"errmsg\":\"ok\"}", "{\"list\":[],\"count\":null}"})
    void takesNoListForAnEmptyOne(String body) {
        assertEquals(new AccountList(null, List.of(), Map.of()), answering(body));
    }

    @Test
    void takesAbsentFieldsAndNullsForNulls() {
        assertEquals(EMPTY, account(""));
        assertEquals(
                EMPTY,
                account(
                        "\"biz_id\":null,\"delivery_id\":null,\"create_time\":null,\"update_time\":null,\"status_code\":null,"
                                + "\"alias\":null,\"remark_wrong_msg\":null,\"remark_content\":null,\"quota_num\":null,"
                                + "\"quota_update_time\":null,\"service_type\":null"));
    }

    @Test
    void namesTheKnownStatuses() {
        assertEquals(
                List.of(
                        AccountStatus.BOUND,
                        AccountStatus.IN_REVIEW,
                        AccountStatus.FAILED,
                        AccountStatus.UNBOUND,
                        new AccountStatus(4),
                        new AccountStatus(-9007199254740993L)),
                List.of(0L, 1L, 2L, 3L, 4L, -9007199254740993L).stream()
                        .map(code -> account("\"status_code\":" + code).status())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "-1, 1969-12-31T23:59:59Z",
        "2147483648, 2038-01-19T03:14:08Z",
        "4294967296, 2106-02-07T06:28:16Z",
        "253402300800, +10000-01-01T00:00:00Z",
        "1.5e9, 2017-07-14T02:40:00Z",
        "\"1556594799\", 2019-04-30T03:26:39Z",
    })
    void readsTimesAsSeconds(String json, Instant time) {
        Account account =
                account("\"create_time\":" + json + ",\"update_time\":" + json + ",\"quota_update_time\":" + json);

        assertEquals(
                List.of(time, time, time),
                List.of(account.createTime(), account.updateTime(), account.quotaUpdateTime()));
        assertEquals(Map.of(), account.additionalFields());
    }

    @ParameterizedTest
    @CsvSource({
        "55, 55",
        "\"55\", 55",
        "-3, -3",
        "2.5, 2.5",
        "0.1, 0.1",
        "9007199254740993, 9007199254740993",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "1234567890.12345678901234567890, 1234567890.12345678901234567890",
        "1e21, 1e+21",
    })
    void readsQuotasWithoutLoss(String json, BigDecimal quota) {
        assertEquals(quota, account("\"quota_num\":" + json).quotaNum());
    }

    @Test
    void readsIdentifiersThatAreSentAsNumbers() {
        Account account = account("\"biz_id\":12345678901234567890,\"delivery_id\":7,\"alias\":1.50");

        assertEquals(
                List.of("12345678901234567890", "7", "1.5"),
                List.of(account.bizId(), account.deliveryId(), account.alias()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "biz_id|bizId|{\"a_b\":1}|{\"aB\":1}",
                "alias|alias|true|true",
                "remark_content|remarkContent|[]|[]",
                "quota_num|quotaNum|\"many\"|\"many\"",
                "quota_num|quotaNum|\"\"|\"\"",
                "quota_num|quotaNum|{}|{}",
                "quota_num|quotaNum|\"1e999999999\"|\"1e999999999\"",
                "quota_num|quotaNum|1.00000000000e-999999999|1.00000000000e-999999999",
                "quota_num|quotaNum|1.0000000e-99999999999999|1.0000000e-99999999999999",
                "status_code|statusCode|1.5|1.5",
                "status_code|statusCode|99999999999999999999|99999999999999999999",
                "status_code|statusCode|\"bound\"|\"bound\"",
                "create_time|createTime|1556594799.5|1556594799.5",
                "create_time|createTime|9223372036854775807|9223372036854775807",
                "update_time|updateTime|\"2019-04-30\"|\"2019-04-30\"",
                "service_type|serviceType|1|1",
                "service_type|serviceType|[1,null]|[1,null]",
                "new_field|newField|{\"is_new\":null}|{\"isNew\":null}",
                "new_field|newField|null|null",
            })
    void keepsWhatHasNoPlaceAndAllThatHas(String field, String name, String json, String other) {
        Account account = account("\"" + field + "\":" + json + ",\"delivery_id\":\"SF\",\"zoo\":false");

        assertEquals(
                new Account(
                        null,
                        "SF",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        account.additionalFields()),
                account);
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put(name, other);
        expected.put("zoo", "false");
        assertEquals(expected, account.additionalFields());
    }

    @Test
    void refusesToComputeWithEndlessNumbers() {
        String endless = "1." + "0".repeat(500_000) + "1";

        Account account = account("\"quota_num\":" + endless);

        assertNull(account.quotaNum());
        assertEquals(Map.of("quotaNum", endless), account.additionalFields());
    }

    @Test
    void readsServiceTypes() {
        assertEquals(
                List.of(
                        new ServiceType(0L, "标准快递", Map.of()),
                        new ServiceType(247L, null, Map.of("serviceIcon", "\"x\"")),
                        new ServiceType(null, null, Map.of("serviceType", "[]"))),
                account("\"service_type\":[{\"service_type\":0,\"service_name\":\"标准快递\"},"
                                + "{\"service_type\":\"247\",\"service_icon\":\"x\"},{\"service_type\":[]}]")
                        .serviceTypes());
    }

    @Test
    void skipsInvalidEntriesAndKeepsTheOriginalList() {
        AccountList accounts = answering("{\"count\":3,\"list\":[null,{\"biz_id\":\"A\"},7]}");

        assertEquals(List.of("A"), accounts.list().stream().map(Account::bizId).toList());
        assertEquals(Map.of("list", "[null,{\"bizId\":\"A\"},7]"), accounts.additionalFields());
    }

    @Test
    void keepsFieldsBesideTheList() {
        assertEquals(
                new AccountList(null, List.of(), Map.of("count", "[]", "hasMore", "true", "result", "\"x\"")),
                answering(
                        "{\"count\":[],\"list\":[],\"has_more\":true,\"result\":\"x\",\"errcode\":0,\"errmsg\":\"ok\"}"));
    }

    @Test
    void acceptsAsManyValuesAsFitIntoAResponse() {
        AccountList accounts = answering("{\"list\":[" + "{},".repeat(300_000) + "{}]}");

        assertEquals(Collections.nCopies(300_001, EMPTY), accounts.list());
    }

    @Test
    void readsTheResultOfAFunction() {
        assertEquals(
                new AccountList(1L, List.of(account("\"quota_num\":7")), Map.of("hasMore", "true")),
                AccountList.fromJson("{\"count\":1,\"list\":[{\"quotaNum\":7}],\"hasMore\":true,"
                        + "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"list\":[]} x", "{'list':[]}"})
    void rejectsTextsThatAreNoObject(String text) {
        assertThrows(IllegalArgumentException.class, () -> AccountList.fromJson(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-604102", "\"48001\"", "1.5", "true"})
    void rejectsErrors(String errCode) {
        assertThrows(
                IllegalArgumentException.class,
                () -> AccountList.fromJson(
                        "{\"errCode\":" + errCode + ",\"errMsg\":\"openapi.logistics.getAllAccount:fail\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":1,\"list\":{\"0\":{\"bizId\":\"A\"}}}",
                "{\"count\":0,\"list\":\"\"}",
                "{\"list\":true}",
                "{\"count\":2,\"list\":[null,7]}",
                "{\"count\":5}",
                "{\"count\":\"many\",\"list\":null}",
                "{\"count\":0,\"data\":[]}",
                "{\"other\":1}",
                "{\"result\":\"<html>\"}",
                "{\"contentType\":\"image/png\",\"buffer\":\"AAAA\"}",
            })
    void rejectsResultsThatAreNoListOfAccounts(String result) {
        assertThrows(IllegalArgumentException.class, () -> AccountList.fromJson(result));
    }

    @Test
    void cannotBeChanged() {
        AccountList accounts = cloudCall.logistics().getAllAccount();

        assertThrows(UnsupportedOperationException.class, () -> accounts.list().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> accounts.additionalFields().put("a", "b"));
        assertThrows(
                UnsupportedOperationException.class,
                () -> accounts.list().getFirst().serviceTypes().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> accounts.list().getFirst().additionalFields().put("a", "b"));
    }
}
