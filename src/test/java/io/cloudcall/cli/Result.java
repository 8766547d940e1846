package io.cloudcall.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonValue;
import io.cloudcall.openapi.StrictJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** The JSON text that a function returned. */
record Result(String json) {

    boolean failed() {
        JsonValue whole = StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
        JsonValue errCode = whole instanceof JsonObject object ? object.get("errCode") : null;
        return errCode == null || errCode.truthy();
    }

    /** For eyes. */
    String indented() throws IOException {
        JsonFactory factory = new JsonFactory();
        StringWriter out = new StringWriter();
        try (JsonParser parser = factory.createParser(json);
                JsonGenerator generator = factory.createGenerator(out).useDefaultPrettyPrinter()) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        }
        return out.toString();
    }
}
