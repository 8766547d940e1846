package io.cloudcall.chaos;

import static io.cloudcall.chaos.ChaosFault.harmful;
import static io.cloudcall.chaos.ChaosFault.harmless;
import static io.cloudcall.tools.sandbox.Fault.respond;

import io.cloudcall.tools.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong with the token call. */
final class TokenFaults {
    /** A token that WeChat's API servers do not know. */
    static final String FALSE_TOKEN = "98_NeverIssuedNeverIssuedNeverIssuedNeverIssued";

    private static final String JSON = "application/json; encoding=utf-8";
    private static final byte[] TOO_MUCH = "x".repeat(1_153_433).getBytes(StandardCharsets.US_ASCII);

    private static final int OTHERS_PER_ERRCODE = 6;

    private TokenFaults() {}

    /** Errcodes are rare among them: a refusal is remembered, and then there are no calls for others to happen to. */
    static List<ChaosFault> all(TokenEvents events) {
        List<ChaosFault> all = new ArrayList<>();
        for (int i = 0; i < OTHERS_PER_ERRCODE; i++) {
            Stream.of(answers(), falseTokens(), broken()).forEach(faults -> faults.forEach(all::add));
            all.addAll(events.during("token call"));
        }
        DocumentedErrcodes.faults().forEach(all::add);
        return all;
    }

    private static Stream<ChaosFault> answers() {
        return Stream.of(
                harmful("empty body", respond(200, JSON, ""), ExpectedResults.SYSTEM_ERROR),
                harmful("HTML with 200", respond(200, "text/html", "<p>"), ExpectedResults.SYSTEM_ERROR),
                harmful("truncated JSON", respond(200, JSON, "{\"access_token\":\"98_"), ExpectedResults.SYSTEM_ERROR),
                harmful("no token", respond(200, JSON, "{\"expires_in\":7200}"), ExpectedResults.SYSTEM_ERROR),
                harmful("1.1 MiB", respond(200, JSON, TOO_MUCH), ExpectedResults.TOO_LARGE),
                harmful("redirect", Fault.redirect("https://other.example/"), ExpectedResults.SYSTEM_ERROR),
                harmful("HTTP 412", respond(412, null, ""), ExpectedResults.SYSTEM_ERROR),
                harmful("HTTP 500", respond(500, null, ""), ExpectedResults.SYSTEM_ERROR),
                harmful("HTTP 503", respond(503, "text/html", "<h1>"), ExpectedResults.SYSTEM_ERROR));
    }

    private static Stream<ChaosFault> falseTokens() {
        return Stream.of("", ",\"expires_in\":\"soon\"", ",\"expires_in\":-1", ",\"expires_in\":1e300")
                .map(lifetime -> harmless(
                        "false token" + lifetime,
                        respond(200, JSON, "{\"access_token\":\"" + FALSE_TOKEN + "\"" + lifetime + "}")));
    }

    private static Stream<ChaosFault> broken() {
        return Stream.of(
                harmful("Content-Length too long", Fault.contentLengthTooLarge(7), ExpectedResults.CLOSED_MIDWAY),
                harmful("Content-Length too short", Fault.contentLengthTooSmall(5), ExpectedResults.SYSTEM_ERROR),
                harmful("Content-Length 0", Fault.contentLengthTooSmall(100_000), ExpectedResults.SYSTEM_ERROR),
                harmful("Content-Length far too short", Fault.contentLengthTooSmall(120), ExpectedResults.SYSTEM_ERROR),
                harmful("closed before the answer", Fault.closeBeforeResponse(), ExpectedResults.CLOSED_BEFORE),
                harmful("answer lost", Fault.dropResponse(), ExpectedResults.CLOSED_BEFORE),
                harmful("closed in the body", Fault.truncateAfter(9), ExpectedResults.CLOSED_MIDWAY),
                harmless("answer sent twice", Fault.duplicateResponse()),
                harmful("hang", Fault.hang(), ExpectedResults.TIMED_OUT),
                harmful("late", Fault.delay(Duration.ofMillis(40)), ExpectedResults.TIMED_OUT),
                harmful("slow bytes", Fault.slowBody(40, Duration.ofMillis(4)), ExpectedResults.TIMED_OUT),
                harmful("trickling bytes", Fault.slowBody(1, Duration.ofMillis(5)), ExpectedResults.TIMED_OUT));
    }
}
