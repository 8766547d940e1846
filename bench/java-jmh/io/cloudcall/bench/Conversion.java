package io.cloudcall.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import io.cloudcall.openapi.AnswerReader;
import io.cloudcall.openapi.CallRequest;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.WeChatAnswer;
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

/** From the bytes of WeChat's answer to the text of the result, against the least that a JSON library can do between the two. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Conversion {
    private static final CallRequest REQUEST = CallRequest.of("logistics.getAllAccount", JsonObject.EMPTY);

    private final JsonFactory json = new JsonFactory();

    /** The file with WeChat's answer. */
    @Param("")
    public String answer;

    private byte[] body;

    /** Reads the answer. */
    @Setup
    public void read() throws IOException {
        body = Files.readAllBytes(Path.of(answer));
    }

    /** What the function does: keys in camelCase and in the SDK's order, numbers as JavaScript prints them. */
    @Benchmark
    public String cloudcall() {
        return AnswerReader.read(REQUEST, new WeChatAnswer(200, "application/json", body)).json();
    }

    /** Each token as it came, from Jackson's parser to its generator. */
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
