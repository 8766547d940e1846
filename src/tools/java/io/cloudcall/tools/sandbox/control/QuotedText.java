package io.cloudcall.tools.sandbox.control;

import io.vertx.core.json.Json;

/** The form of a caller's text within a sentence: quoted, without control characters, and short. */
final class QuotedText {
    private static final int MAX_LENGTH = 60;

    private QuotedText() {}

    static String of(String text) {
        String start = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        String json = Json.encode(start);
        return "'" + json.substring(1, json.length() - 1) + "'";
    }
}
