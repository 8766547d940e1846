package io.cloudcall.tools.sandbox.signing;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Signed calls (API 安全): the keys of each mini program, the platform certificate, and what tests may do to responses.
 * Keys are made when {@link #security} first asks for them; until then a mini program has none set up, and signed calls
 * of it are 40239. Thread-safe.
 *
 * <p>From WeChat's guide 服务端 API 签名加密指南 (developers.weixin.qq.com/miniprogram/dev/server/getting_started/
 * api_signature), as of July 2026. Assumed: a clear call of a mini program with keys gets a clear response, as
 * developers report; errors before an API is reached are clear, those of the API encrypted as every response; a
 * response that is no JSON stays as it is; GET is never signed, since the guide has POST only.
 */
public final class SandboxSigning {

    private final KeyIssuer issuer = new KeyIssuer();
    private final Predicate<String> isAppId;
    private final Set<String> withoutSymmetricKey = ConcurrentHashMap.newKeySet();
    private final Map<String, DeveloperKeys> keys = new ConcurrentHashMap<>();
    private final Queue<ReceivedRequest> tampered = new ConcurrentLinkedQueue<>();
    private final Queue<Tampering> planned = new ConcurrentLinkedQueue<>();
    private final PlatformCertificates certificates;
    private final RequestVerifier verifier;
    private final ResponseSigner signer;

    /**
     * Creates the signing of a sandbox.
     *
     * @param isAppId whether a mini program of this AppID exists
     */
    public SandboxSigning(Clock clock, Predicate<String> isAppId) {
        this.isAppId = isAppId;
        certificates = new PlatformCertificates(clock, issuer);
        verifier = new RequestVerifier(clock);
        signer = new ResponseSigner(clock, certificates);
    }

    /**
     * Returns what {@code WECHAT_API_SECURITY_FILE} holds for this mini program: its keys, and all platform
     * certificates that are valid now. The first call for a mini program makes its keys, which takes some 100 ms in a
     * new process.
     */
    public JsonObject security(String appId) {
        return keys.computeIfAbsent(appId, id -> DeveloperKeys.issue(issuer)).toJson(certificates.valid());
    }

    /**
     * Replaces the platform certificate: from now on responses bear the new one's signature, and beside it the old
     * one's as deprecated.
     */
    public void rotateCertificate() {
        certificates.rotate();
    }

    /** Ends a replacement: the deprecated certificate signs no longer. */
    public void retireDeprecatedCertificate() {
        certificates.retire();
    }

    /** Removes the symmetric key of a mini program, whose signed calls are 40238 from then on. */
    public void removeSymmetricKey(String appId) {
        withoutSymmetricKey.add(appId);
    }

    /** Spoils the next signed response. Several are spoiled in the order of these calls. */
    public void tamper(Tampering tampering) {
        planned.add(tampering);
    }

    /** Returns the requests whose response was spoiled, oldest first. */
    public List<ReceivedRequest> tampered() {
        return List.copyOf(tampered);
    }

    /** Spoils no further response. */
    public void clearTampering() {
        planned.clear();
    }

    /** Goes back to unspoilt responses and to all symmetric keys. Keys and certificates stay. */
    public void reset() {
        clearTampering();
        tampered.clear();
        withoutSymmetricKey.clear();
    }

    /** Returns whether {@code request} is signed. */
    public static boolean isSigned(ReceivedRequest request) {
        return "POST".equals(request.method())
                && request.headers().keySet().stream()
                        .anyMatch(name -> name.regionMatches(true, 0, "Wechatmp-", 0, "Wechatmp-".length()));
    }

    /**
     * Returns what the body of a signed request is encrypted from, with any signature; nothing if it was not encrypted
     * for the app that it names.
     */
    public Optional<String> contentOf(ReceivedRequest request) {
        CallContext call = RequestVerifier.contextOf(request);
        return Optional.ofNullable(keys.get(call.appId()))
                .flatMap(developer ->
                        developer.symmetric().decrypt(request.body().getBytes(), call))
                .map(content -> new String(content, StandardCharsets.UTF_8));
    }

    /**
     * Verifies and decrypts {@code request}, has {@code api} respond to what it stands for, and encrypts and signs the
     * response.
     *
     * @param appId the AppID that the request's access token was issued for
     * @param api returns the response to a clear request, whether a success or an error
     * @throws ApiErrorException if the signature or the encryption is refused
     */
    public StubResponse respond(ReceivedRequest request, String appId, Function<ReceivedRequest, StubResponse> api) {
        RequestVerifier.requireHeaders(request);
        CallContext call = RequestVerifier.contextOf(request);
        DeveloperKeys developer = keysOf(call.appId(), appId);
        ReceivedRequest clear = SecuredParameters.apply(verifier.verify(request, developer), request, call);
        StubResponse response = api.apply(clear);
        return response.isJson()
                ? signer.sign(response, call, developer.symmetric(), takeTampering(request))
                : response;
    }

    private @Nullable Tampering takeTampering(ReceivedRequest request) {
        Tampering tampering = planned.poll();
        if (tampering != null) {
            tampered.add(request);
        }
        return tampering;
    }

    private DeveloperKeys keysOf(String named, String ofToken) {
        require(isAppId.test(named), Errcode.INVALID_SIGNING_APPID);
        require(named.equals(ofToken), Errcode.OTHER_SIGNING_APPID);
        require(!withoutSymmetricKey.contains(named), Errcode.NO_SYMMETRIC_KEY);
        DeveloperKeys developer = keys.get(named);
        require(developer != null, Errcode.NO_PUBLIC_KEY);
        return Objects.requireNonNull(developer);
    }
}
