package io.cloudcall.chaos;

import static io.cloudcall.tools.sandbox.Fault.respond;

import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The faults of requests to WeChat. */
final class FaultCatalog {
    static final String JSON = "application/json; encoding=utf-8";

    /** A token that was never issued. */
    static final String FALSE_TOKEN = "98_NeverIssuedNeverIssuedNeverIssuedNeverIssued";

    static final byte[] LARGER_THAN_1_MIB = "x".repeat(1_153_433).getBytes(StandardCharsets.US_ASCII);

    static final List<Integer> EXPIRED_TOKEN = List.of(40001, 42001, 40014);

    static final int BUSY = -1;

    /** Errcodes that another attempt would meet again. */
    static final List<Integer> LASTING = List.of(
            45011, 41001, 43002, 40066, 47001, 40013, 40125, 40164, 40243, 41002, 41004, 45009, 48001, 50004, 50007,
            61007, 89503, 89506, 89507, 40234, 40240, 934011);

    /**
     * From the token call they outnumber errcodes: an error of the token call is cached, and no more requests are made.
     */
    private static final int OTHERS_PER_ERRCODE = 6;

    private FaultCatalog() {}

    /** Faults of an API call that echo the app's secret among others. */
    static List<Fault> ofApiCalls(UsedSecret secret) {
        return Stream.of(responses(), echoes(secret), broken(), interim(), late(), slow(), errcodes(), carriers())
                .flatMap(faults -> faults)
                .toList();
    }

    /** Faults of a token call that echo the app's secret among others. */
    static List<Fault> ofTokenCalls(UsedSecret secret) {
        List<Fault> others = Stream.of(responses(), echoes(secret), falseTokens(), broken(), interim(), slow())
                .flatMap(faults -> faults)
                .toList();
        return Stream.concat(
                        errcodes(),
                        Stream.generate(() -> others).limit(OTHERS_PER_ERRCODE).flatMap(List::stream))
                .toList();
    }

    static Fault errcode(int code) {
        return Fault.errcode(code, errmsg(code));
    }

    static String errmsg(int code) {
        return "injected by chaos, from invalid ip 203.0.113.9 rid: 5f1-" + code;
    }

    private static Stream<Fault> carriers() {
        return Stream.of(Fault.carrierRefusal(10002, "injected by chaos"), Fault.carrierRefusal(-1, "快递公司系统错误"));
    }

    private static Stream<Fault> falseTokens() {
        return Stream.of("", ",\"expires_in\":\"soon\"", ",\"expires_in\":-1", ",\"expires_in\":1e300")
                .map(lifetime -> respond(200, JSON, "{\"access_token\":\"" + FALSE_TOKEN + "\"" + lifetime + "}"));
    }

    private static Stream<Fault> errcodes() {
        return Stream.of(EXPIRED_TOKEN, List.of(BUSY, BUSY, BUSY), LASTING)
                .flatMap(List::stream)
                .map(FaultCatalog::errcode);
    }

    private static Stream<Fault> echoes(UsedSecret secret) {
        return Stream.of(
                secret.echo("application/json", "{\"echo\":\"%s\"}"),
                secret.echo("text/plain", "secret %s"),
                secret.echo(JSON, "{\"errcode\":47001,\"errmsg\":\"invalid argument: %s\"}"));
    }

    private static Stream<Fault> responses() {
        return Stream.of(
                respond(200, JSON, ""),
                respond(200, "text/html", "<p>"),
                respond(200, "text/plain", "busy"),
                respond(200, JSON, "{\"count\":1,\"list\":["),
                respond(200, JSON, "{\"list\":null}"),
                respond(200, JSON, "{\"expires_in\":7200}"),
                respond(200, JSON, LARGER_THAN_1_MIB),
                respond(412, null, ""),
                respond(500, null, ""),
                respond(502, "text/html", "<h1>Bad Gateway"),
                respond(503, JSON, "{}"),
                Fault.unavailable(502, null),
                Fault.unavailable(503, Duration.ofSeconds(1)),
                Fault.unavailable(503, Duration.ofHours(1)),
                Fault.unavailable(504, Duration.ZERO),
                Fault.redirect("https://other.example/"));
    }

    private static Stream<Fault> broken() {
        return Stream.of(
                Fault.contentLengthTooLarge(7),
                Fault.contentLengthTooSmall(5),
                Fault.contentLengthTooSmall(120),
                Fault.contentLengthTooSmall(100_000),
                Fault.closeBeforeResponse(),
                Fault.dropResponse(),
                Fault.truncateAfter(0),
                Fault.truncateAfter(9),
                Fault.truncateAfter(40),
                Fault.closeWithin(12),
                Fault.reset(),
                Fault.resetAfterWork(),
                Fault.resetWithin(12),
                Fault.resetWithin(150),
                Fault.duplicateResponse());
    }

    /**
     * Not for token calls: a client has no sign of a forced refresh that WeChat carries out after the client's timeout.
     */
    private static Stream<Fault> late() {
        return Stream.of(Fault.delay(Duration.ofMillis(40)), Fault.delay(Duration.ofMillis(700)));
    }

    /** Statuses that exist, and statuses that do not. */
    private static Stream<Fault> interim() {
        return Stream.of(
                Fault.interim(100),
                Fault.interim(102, Duration.ofMillis(20)),
                Fault.interim(103, Duration.ofMillis(60)),
                Fault.interim(104, Duration.ofMillis(20)),
                Fault.interim(110, Fault.interim(199)),
                Fault.interim(104, Fault.interim(103, Fault.closeBeforeResponse())),
                Fault.interim(102, Fault.errcode(BUSY, errmsg(BUSY))),
                Fault.interim(104, Fault.hang()));
    }

    /** Of new connections; over TLS, of handshakes. */
    static List<ConnectionFault> ofConnections() {
        return List.of(
                ConnectionFault.closeOnAccept(),
                ConnectionFault.resetOnAccept(),
                ConnectionFault.closeAfter(0),
                ConnectionFault.resetAfter(0),
                ConnectionFault.closeAfter(30),
                ConnectionFault.resetAfter(30),
                ConnectionFault.resetAfter(1_000),
                ConnectionFault.hang());
    }

    private static Stream<Fault> slow() {
        return Stream.of(
                Fault.hang(),
                Fault.delay(Duration.ofMillis(90), Fault.closeBeforeResponse()),
                Fault.slowBody(300, Duration.ofMillis(4)),
                Fault.slowBody(1, Duration.ofMillis(5)));
    }
}
