package io.cloudcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.ApiPermissions;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.ResolvedCall;
import io.cloudcall.call.ServerApi;
import io.cloudcall.event.EventParser;
import io.cloudcall.event.InvocationEvent;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Any text in the place of a server API's path, though config.json lists it. */
class ServerApiPropertyTest {
    private static final URI WECHAT = URI.create("https://api.weixin.qq.com");
    private static final EventParser ROUTER = new EventParser(new FunctionTarget.Router());
    private static final List<String> BARRED =
            List.of("/cgi-bin/token", "/cgi-bin/stable_token", "/cgi-bin/clear_quota/v2", "/cgi-bin/component", "/sns");

    private static Optional<ResolvedCall> resolve(String text) {
        String event = "{\"openapi\":" + JsonWriter.stringify(new JsonString(text)) + "}";
        try {
            return Optional.of(resolve(new CallResolver(new ApiPermissions(Set.of(text))), event));
        } catch (InvalidRequestException e) {
            return Optional.empty();
        }
    }

    private static ResolvedCall resolve(CallResolver resolver, String json) {
        InvocationEvent event = ROUTER.parse(json.getBytes(StandardCharsets.UTF_8));
        return resolver.resolve(event, event.toCallRequest(), null);
    }

    private static boolean isInGrammar(String text) {
        return text.length() <= 200
                && text.startsWith("/")
                && Arrays.stream(text.substring(1).split("/", -1)).noneMatch(String::isEmpty)
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '_'
                                || c == '-'
                                || c == '/');
    }

    private static boolean isBarred(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return BARRED.stream().anyMatch(barred -> lower.equals(barred) || lower.startsWith(barred + "/"));
    }

    @Property(tries = 5_000)
    void sendsWhatIsInTheGrammarAndNothingElse(@ForAll("texts") String text) {
        Optional<ResolvedCall> call = resolve(text);

        assertEquals(isInGrammar(text) && !isBarred(text), call.isPresent(), text);
        call.ifPresent(resolved -> {
            URI target = WECHAT.resolve(resolved.api().path());
            assertEquals("api.weixin.qq.com", target.getAuthority());
            assertEquals(text, TransportRequest.get(target, Map.of(), true).requestUri());
        });
    }

    /** Another text that config.json lists never permits this one. */
    @Property(tries = 1_000)
    void permitsNoOtherTextThanThePathItself(@ForAll("texts") String listed, @ForAll("texts") String sent) {
        String event = "{\"openapi\":" + JsonWriter.stringify(new JsonString(sent)) + "}";
        CallResolver resolver = new CallResolver(new ApiPermissions(Set.of(listed)));
        try {
            ResolvedCall call = resolve(resolver, event);
            assertEquals(listed, call.api().path());
        } catch (InvalidRequestException e) {
            assertFalse(listed.equals(sent) && isInGrammar(sent) && !isBarred(sent), sent);
            assertTrue(
                    isInGrammar(sent)
                            || e.getMessage().equals(ServerApi.findProblem("/").orElseThrow()),
                    sent);
        }
    }

    /** Pieces of paths, barred ones too, with the odd character or encoding between them. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/",
                "/",
                "/",
                "/cgi-bin",
                "/a",
                "/b-_9",
                "/sns",
                "/token",
                "/component",
                "/stable_token",
                "/clear_quota",
                "/v2",
                "/SNS",
                "/Token",
                "x".repeat(180));
        Arbitrary<String> odd = Arbitraries.of(
                ".", "..", "%2e", "%2f", "%252f", "%5c", "\\", "?", "#", ";", ":", "@", " ", "\n", "\r", "\0", "\t",
                "\u0085", "\u2028", "．", "／", "\u0130", "\u017f", "\u212a", "龙", "\ud83d", "*", "+", "&", "=");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(3);
        return Arbitraries.frequencyOf(Tuple.of(12, pieces), Tuple.of(1, odd), Tuple.of(1, any))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> "/" + String.join("", parts).replaceFirst("^/", ""));
    }
}
