package io.cloudcall.signing;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.KeyCase;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The signing and encryption of one mini program's calls, as WeChat's <a
 * href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/">guide to API security</a> (服务端 API 签名加密指南)
 * defines them: AES-256-GCM and RSASSA-PSS. Thread-safe.
 */
public final class ApiSecurity {
    /** The header that each signed request has. */
    public static final String SIGNATURE_HEADER = SigningHeaders.SIGNATURE;

    private final RequestSigner signer;
    private final ResponseOpener opener;
    private final RandomGenerator random;
    private final Clock clock;

    private ApiSecurity(String appId, SigningKeys keys, RandomGenerator random, Clock clock) {
        signer = new RequestSigner(appId, keys);
        opener = new ResponseOpener(appId, keys, clock);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Parses the keys of an app.
     *
     * @param json the keys, or an object of those of several apps by their AppIDs
     * @param mayBeOnlyOne whether keys that stand for no AppID are this app's
     * @param source the setting that has them, as the end of a sentence
     * @param clock the wall clock
     * @throws ConfigurationException if they are not usable; the message names the field and the remedy
     */
    public static ApiSecurity parse(String json, String appId, boolean mayBeOnlyOne, String source, Clock clock) {
        SigningKeys keys = SigningKeysParser.parse(json, appId, mayBeOnlyOne, source);
        return new ApiSecurity(appId, keys, new SecureRandom(), clock);
    }

    /** Returns the secret keys as texts may quote them, which no text may. */
    public List<String> secretTexts() {
        return signer.keys().secretTexts();
    }

    /**
     * Encrypts and signs a request that is sent now, by POST.
     *
     * @param path the path of the API
     * @param query the parameters of the query, without the access token, whose names are in {@code keyCase} already
     * @param body the members of the body, likewise
     * @param keyCase the case of the names of nested members
     * @throws InvalidRequestException if two parameters have one name
     */
    public SignedRequest sign(String path, JsonObject query, JsonObject body, KeyCase keyCase) {
        return signer.sign(path, query, body, keyCase, OneTimeValues.generate(random, clock));
    }

    /**
     * Verifies and decrypts the response to a signed request.
     *
     * @return the decrypted response, or the response itself if it is an error in the clear
     * @throws UnverifiedResponseException if it is neither
     */
    public OpenedResponse open(String path, TransportResponse response) {
        return opener.open(path, response);
    }
}
