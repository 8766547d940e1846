package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data in the body of an HTTP request. */
@EachGateway
class HttpRequestBodyTest extends ApiGatewayContract {
    HttpRequestBodyTest(String pattern) {
        super(pattern);
    }

    @Test
    void takesNoDataFromTheBodyOfAGet() {
        assertCalledWithoutData(send(request("GET").json(CHINESE)));
    }

    @Test
    void takesThePostedBodyAsTheCallsData() {
        assertCalledWithChineseData(send(request("POST").json(CHINESE)));
    }

    @Test
    void decodesABodyThatTheGatewayEncoded() {
        assertCalledWithChineseData(
                send(request("POST").header("content-type", "application/json").encoded(CHINESE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "null", " null\n", "{}", " { } "})
    void takesABodyWithoutMembersForNoData(String body) {
        assertCalledWithoutData(send(request("POST").json(body)));
        assertCalledWithoutData(send(request("POST").encoded(body)));
    }

    @Test
    void acceptsAPostWithoutContent() {
        assertCalledWithoutData(send(request("POST")));
        assertCalledWithoutData(send(request("POST").header("content-type", "text/plain")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "APPLICATION/JSON",
                " Application/Json ; charset=\"utf-8\"",
                "application/vnd.example.shop+json",
                "application/problem+json; charset=utf-8"
            })
    void takesEveryMediaTypeOfJson(String type) {
        assertCalledWithChineseData(
                send(request("POST").header("content-type", type).body(CHINESE)));
    }

    @Test
    void takesABodyWithoutAMediaTypeForJson() {
        assertCalledWithChineseData(send(request("POST").body(CHINESE)));
    }

    @Test
    void takesABodyOfExactlyOneMebibyte() {
        String body = "{}" + " ".repeat(MEBIBYTE - 2);

        assertCalledWithoutData(send(request("POST").json(body)));
        assertCalledWithoutData(send(request("POST").encoded(body)));
    }

    @Test
    void answers413ToALargerBody() {
        String body = "{}" + " ".repeat(MEBIBYTE - 1);

        assertRefused(
                413,
                "The body is larger than 1 MiB: send less data.",
                send(request("POST").json(body)));
        assertRefused(
                413,
                "The body is larger than 1 MiB: send less data.",
                send(request("POST").encoded(body)));
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void measuresABodyInBytes() {
        String body = "{\"a\":\"" + "龙".repeat(MEBIBYTE / 3) + "\"}";

        send(request("POST").json(body)).assertStatus(413);
    }
}
