package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedCasesTest {
    static List<RecordedCase> cases() {
        return RecordedCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheTextThatTheSdkGave(RecordedCase recorded) {
        byte[] body = recorded.body().getBytes(StandardCharsets.UTF_8);
        CallResult result = ResponseGenerator.read(new ApiResponse(200, recorded.contentType(), body));

        assertEquals(recorded.returns(), result.json());
        assertEquals(recorded.thrown(), result.isError());
    }

    @Test
    void holdsAllSixHundredCases() {
        assertEquals(600, cases().size());
    }
}
