package io.cloudcall.chaos;

import static io.cloudcall.chaos.ChaosFault.harmful;
import static io.cloudcall.chaos.ChaosFault.harmless;
import static io.cloudcall.tools.sandbox.Fault.respond;

import io.cloudcall.tools.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What goes wrong with the API call. */
final class ApiFaults {
    static final String PATH = "/cgi-bin/express/business/account/getall";

    private static final String JSON = "application/json; encoding=utf-8";
    /** Of the accounts, or of an error if the token was spent too. */
    private static final Pattern CUT_OFF = Pattern.compile(
            Pattern.quote(ExpectedResults.invalidJson("").replace("\"}", "")) + "\\{\\\\\"(?:count|errcode)\\\\\":.*");

    private static final byte[] TOO_MUCH = "x".repeat(1_153_433).getBytes(StandardCharsets.US_ASCII);

    private ApiFaults() {}

    static List<ChaosFault> all(TokenEvents events) {
        return Stream.of(answers(), broken(), slow(), DocumentedErrcodes.faults(), events.during("call").stream())
                .flatMap(faults -> faults)
                .toList();
    }

    private static Stream<ChaosFault> answers() {
        return Stream.of(
                harmful("empty body", respond(200, JSON, ""), ExpectedResults.invalidJson("")),
                harmful(
                        "HTML with 200",
                        respond(200, "text/html", "<p>"),
                        "{\"contentType\":\"text/html\",\"buffer\":{\"type\":\"Buffer\",\"data\":[60,112,62]},"
                                + ExpectedResults.OK),
                harmful(
                        "text with 200",
                        respond(200, "text/plain", "busy"),
                        "{\"result\":\"busy\"," + ExpectedResults.OK),
                harmful(
                        "truncated JSON",
                        respond(200, JSON, "{\"count\":1,\"list\":["),
                        ExpectedResults.invalidJson("{\\\"count\\\":1,\\\"list\\\":[")),
                harmful("list missing", respond(200, JSON, "{\"count\":0}"), "{\"count\":0," + ExpectedResults.OK),
                harmful("list null", respond(200, JSON, "{\"list\":null}"), "{\"list\":null," + ExpectedResults.OK),
                harmful("1.1 MiB", respond(200, JSON, TOO_MUCH), ExpectedResults.TOO_LARGE),
                harmful("redirect", Fault.redirect("https://other.example/"), ExpectedResults.SYSTEM_ERROR),
                harmful("HTTP 500", respond(500, null, ""), ExpectedResults.SYSTEM_ERROR),
                harmful("HTTP 502", respond(502, "text/html", "<h1>Bad Gateway"), ExpectedResults.SYSTEM_ERROR),
                harmful("HTTP 503", respond(503, JSON, "{}"), ExpectedResults.SYSTEM_ERROR));
    }

    private static Stream<ChaosFault> broken() {
        return Stream.of(
                harmful("Content-Length too long", Fault.contentLengthTooLarge(7), ExpectedResults.CLOSED_MIDWAY),
                new ChaosFault(
                        "Content-Length too short",
                        Fault.contentLengthTooSmall(5),
                        result -> CUT_OFF.matcher(result).matches()),
                harmful("Content-Length 0", Fault.contentLengthTooSmall(100_000), ExpectedResults.invalidJson("")),
                harmful("closed before the answer", Fault.closeBeforeResponse(), ExpectedResults.CLOSED_BEFORE),
                harmful("answer lost", Fault.dropResponse(), ExpectedResults.CLOSED_BEFORE),
                harmful("closed after the head", Fault.truncateAfter(0), ExpectedResults.CLOSED_MIDWAY),
                harmful("closed in the body", Fault.truncateAfter(40), ExpectedResults.CLOSED_MIDWAY),
                harmless("answer sent twice", Fault.duplicateResponse()));
    }

    private static Stream<ChaosFault> slow() {
        return Stream.of(
                harmful("hang", Fault.hang(), ExpectedResults.TIMED_OUT),
                harmful("late", Fault.delay(Duration.ofMillis(40)), ExpectedResults.TIMED_OUT),
                harmful("much too late", Fault.delay(Duration.ofMillis(700)), ExpectedResults.TIMED_OUT),
                harmful(
                        "closed late",
                        Fault.delay(Duration.ofMillis(90), Fault.closeBeforeResponse()),
                        ExpectedResults.CLOSED_BEFORE,
                        ExpectedResults.TIMED_OUT),
                harmful("slow bytes", Fault.slowBody(300, Duration.ofMillis(4)), ExpectedResults.TIMED_OUT),
                harmful("trickling bytes", Fault.slowBody(1, Duration.ofMillis(5)), ExpectedResults.TIMED_OUT));
    }
}
