package io.cloudcall.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import io.cloudcall.call.ApiResponse;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.ResponseMapper;
import io.cloudcall.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Maps the bytes of a response of WeChat to those of the result, beside the least that a JSON library can do. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResponseMapping {
    private static final CallRequest REQUEST = CallRequest.of("logistics.getAllAccount", JsonObject.EMPTY);

    private final JsonFactory json = new JsonFactory();

    /** The file with the response of WeChat. */
    @Param("")
    public String answer;

    private byte[] body;

    /** Reads the response. */
    @Setup
    public void read() throws IOException {
        body = Files.readAllBytes(Path.of(answer));
    }

    /** Maps as the function does: keys in camelCase and in the SDK's order, numbers as JavaScript prints them. */
    @Benchmark
    public byte[] cloudcall() {
        return ResponseMapper.map(REQUEST, new ApiResponse(200, "application/json", body))
                .utf8Json();
    }

    /** Copies each token as it comes, from Jackson's parser to its generator. */
    @Benchmark
    public String jackson() throws IOException {
        SegmentedStringWriter text = new SegmentedStringWriter(json._getBufferRecycler());
        try (JsonParser parser = json.createParser(body);
                JsonGenerator generator = json.createGenerator(text)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
        return text.getAndClear();
    }
}
