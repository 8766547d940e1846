package io.cloudcall.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
    @Test
    void takesNoTypeForJson() {
        assertEquals(MediaType.JSON, MediaType.of(null));
        assertEquals(MediaType.JSON, MediaType.of(""));
        assertEquals(MediaType.JSON, MediaType.of(" \t"));
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
        "text/html, BYTES",
        "text/x+json, BYTES",
        "application/x; y=a+json, BYTES",
        "application/x+jsonx, BYTES",
        "image/png, BYTES",
        ";, BYTES",
    })
    void readsAnswersBy(String contentType, MediaType type) {
        assertEquals(type, MediaType.of(contentType));
    }
}
