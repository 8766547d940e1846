package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fault as text, {@code [COUNT*]KIND[=N][@PATH]}: which fault, of which requests, and of how many. Immutable.
 *
 * @param count how many requests, or connections, it applies to
 * @param kind one of {@link #KINDS}
 * @param number the number that some kinds need; 0 for the others
 * @param path the path of its requests, or null for any
 */
public record FaultPlan(
        int count, String kind, int number, @Nullable String path) {

    /** All kinds, with {@code =N} where a number is needed. */
    public static final String KINDS = "carrier-refusal=N, delay=N, errcode=N, interim=N, retry-after=N, status=N, "
            + "truncate=N, close, drop-response, duplicate, hang, reset, close-handshake, close-on-accept, "
            + "hang-handshake, reset-handshake, reset-on-accept";

    private static final Pattern FORM =
            Pattern.compile("(?:([1-9][0-9]{0,3})\\*)?([a-z-]+)(?:=(-?[0-9]{1,9}))?(?:@(/.*))?");

    private static final Map<String, IntFunction<Fault>> WITH_NUMBER = Map.of(
            "errcode", code -> Fault.errcode(code, "injected by the sandbox"),
            "status", status -> Fault.respond(status, "text/html", "<html></html>"),
            "retry-after", seconds -> Fault.unavailable(503, Duration.ofSeconds(seconds)),
            "delay", millis -> Fault.delay(Duration.ofMillis(millis)),
            "truncate", Fault::truncateAfter,
            "interim", Fault::interim,
            "carrier-refusal", code -> Fault.carrierRefusal(code, "refused by the sandbox"));

    private static final Map<String, Fault> PLAIN = Map.of(
            "hang", Fault.hang(),
            "close", Fault.closeBeforeResponse(),
            "reset", Fault.reset(),
            "drop-response", Fault.dropResponse(),
            "duplicate", Fault.duplicateResponse());

    private static final Map<String, ConnectionFault> OF_CONNECTIONS = Map.of(
            "close-on-accept", ConnectionFault.closeOnAccept(),
            "reset-on-accept", ConnectionFault.resetOnAccept(),
            "close-handshake", ConnectionFault.closeAfter(0),
            "reset-handshake", ConnectionFault.resetAfter(0),
            "hang-handshake", ConnectionFault.hang());

    /**
     * Parses the text.
     *
     * @throws IllegalArgumentException with a sentence that names the error
     */
    public static FaultPlan parse(String text) {
        Matcher form = FORM.matcher(text);
        require(form.matches(), "'" + text + "' is not a fault: use the form [COUNT*]KIND[=N][@PATH]");
        String kind = form.group(2);
        boolean needsNumber = WITH_NUMBER.containsKey(kind);
        boolean ofConnection = OF_CONNECTIONS.containsKey(kind);
        require(needsNumber || ofConnection || PLAIN.containsKey(kind), "'" + kind + "' is not one of " + KINDS);
        require(
                needsNumber == (form.group(3) != null),
                needsNumber ? kind + " lacks its number: use " + kind + "=N" : kind + " has no number: leave =N out");
        require(!ofConnection || form.group(4) == null, kind + " precedes the request: leave @PATH out");
        int number = needsNumber ? Integer.parseInt(form.group(3)) : 0;
        requireRange(kind, number);
        return new FaultPlan(form.group(1) == null ? 1 : Integer.parseInt(form.group(1)), kind, number, form.group(4));
    }

    /** Plans the fault for the sandbox's next requests or connections. */
    public void apply(Sandbox sandbox) {
        ConnectionFault ofConnections = OF_CONNECTIONS.get(kind);
        if (ofConnections != null) {
            sandbox.connectionFaults().times(count, ofConnections);
        } else if (path == null) {
            sandbox.faults().times(count, fault());
        } else {
            sandbox.faults().times(count, path, fault());
        }
    }

    private Fault fault() {
        Fault plain = PLAIN.get(kind);
        return plain == null
                ? Objects.requireNonNull(WITH_NUMBER.get(kind)).apply(number).describedAs(kind + "=" + number)
                : plain.describedAs(kind);
    }

    /** Returns the kind of a planned connection fault, or its description if it is of none. */
    static String kindOf(ConnectionFault fault) {
        return OF_CONNECTIONS.entrySet().stream()
                .filter(kind -> kind.getValue().equals(fault))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(fault::toString);
    }

    /** Returns the form of {@code count} faults of a kind, with its number if it has one, for a path or any. */
    static String text(int count, String kind, @Nullable String path) {
        return (count == 1 ? "" : count + "*") + kind + (path == null ? "" : "@" + path);
    }

    /** Returns the text from which this plan is parsed. */
    @Override
    public String toString() {
        return text(count, WITH_NUMBER.containsKey(kind) ? kind + "=" + number : kind, path);
    }

    private static void requireRange(String kind, int number) {
        require(
                !kind.equals("status") || (number >= 200 && number <= 599),
                "the number of status is out of range: use 200 to 599");
        require(
                !kind.equals("interim") || (number >= 100 && number <= 199 && number != 101),
                "the number of interim is out of range: use 100 to 199, but not 101");
        boolean signed = kind.equals("errcode") || kind.equals("carrier-refusal");
        require(signed || number >= 0, "the number of " + kind + " is negative: use 0 or more");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
