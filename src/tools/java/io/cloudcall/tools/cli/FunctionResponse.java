package io.cloudcall.tools.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringWriter;

/** The JSON text that a function returned. */
record FunctionResponse(String json) {

    /** Returns whether this is an error payload: only these begin with an errCode other than 0. */
    boolean isError() {
        return json.startsWith("{\"errCode\":") && !json.startsWith("{\"errCode\":0,");
    }

    /** Prints the JSON, indented on a terminal, and returns the exit code: 1 for an error payload. */
    int print(Terminal terminal) throws IOException {
        terminal.out().println(terminal.isInteractive() ? prettyPrint() : json);
        terminal.checkOutput();
        return isError() ? 1 : 0;
    }

    /** Returns the JSON indented. */
    String prettyPrint() throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .build())
                .build();
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
