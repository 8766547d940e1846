package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseFormatTest {
    @Test
    void takesNoTypeForJson() {
        assertEquals(ResponseFormat.JSON, ResponseFormat.of(null));
        assertEquals(ResponseFormat.JSON, ResponseFormat.of(""));
        assertEquals(ResponseFormat.JSON, ResponseFormat.of(" \t"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, JSON",
        "Application/JSON; Encoding=UTF-8, JSON",
        "application/problem+json, JSON",
        "application/vnd.x+JSON ; v=1, JSON",
        "application/json+x, JSON",
        "text/plain, TEXT",
        "TEXT/Plain;charset=gbk, TEXT",
        "text/plain application/json, TEXT",
        "text/html;v=text/plain, TEXT",
        "text/html, BINARY",
        "text/x+json, BINARY",
        "application/x; y=a+json, BINARY",
        "application/x+jsonx, BINARY",
        "image/png, BINARY",
        ";, BINARY",
    })
    void readsResponsesBy(String contentType, ResponseFormat type) {
        assertEquals(type, ResponseFormat.of(contentType));
    }
}
