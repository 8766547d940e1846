package io.cloudcall.event;

import io.cloudcall.call.FormFile;
import io.cloudcall.json.JsonObject;
import java.util.List;

/**
 * The data of a call that came over HTTP, as a form or as JSON.
 *
 * @param fields the parts without a file name, which are texts, or the JSON
 * @param files the parts with a file name; none of JSON
 */
record FormData(JsonObject fields, List<FormFile> files) {
    /** The data of a call without any. */
    static final FormData EMPTY = new FormData(JsonObject.EMPTY, List.of());
}
