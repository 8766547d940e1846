package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Assertions about refused calls. */
final class ApiErrorAssertions {

    private ApiErrorAssertions() {}

    static void assertApiError(Errcode expected, Executable call) {
        assertEquals(expected, assertThrows(ApiErrorException.class, call).errcode());
    }
}
