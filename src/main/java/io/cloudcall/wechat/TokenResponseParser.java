package io.cloudcall.wechat;

import io.cloudcall.call.PlatformError;
import io.cloudcall.call.ResponseMapper;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A parser of responses of the form {@code {"access_token":…,"expires_in":…}}. Thread-safe. */
final class TokenResponseParser {
    /** The lifetime without a valid expires_in: short, since the token may expire soon. */
    private static final long DEFAULT_LIFETIME_SECONDS = 300;

    /** The limit of a valid expires_in. WeChat's is 7200; more than a day counts as a mistake. */
    private static final long MAX_LIFETIME_SECONDS = 86_400;

    private final Clock clock;
    private final SecretRedactor redactor;

    TokenResponseParser(Clock clock, SecretRedactor redactor) {
        this.clock = clock;
        this.redactor = redactor;
    }

    /**
     * Parses the token in a response.
     *
     * @throws WeChatCallException if it is an error of WeChat's, or has no token
     */
    AccessToken parse(TransportResponse response) {
        JsonObject object = ResponseMapper.parseObject(response.body());
        if (ResponseMapper.errcode(object) != null) {
            throw rejection(response.body());
        }
        String token = object.getString("access_token");
        if (token == null || token.isBlank() || response.status() != 200) {
            throw WeChatCallException.noToken(response);
        }
        redactor.addSecret(token);
        Instant now = Instant.now(clock);
        return new AccessToken(token, now, now.plusSeconds(lifetimeSeconds(object.get("expires_in"))));
    }

    /** Returns the error in a body, whose members may quote the request, in any type. */
    private WeChatCallException rejection(byte[] body) {
        String masked = redactor.maskErrorText(new String(body, StandardCharsets.UTF_8));
        JsonObject object = ResponseMapper.parseObject(masked.getBytes(StandardCharsets.UTF_8));
        JsonValue errcode = ResponseMapper.errcode(object);
        return errcode == null
                ? WeChatCallException.platform(PlatformError.SYSTEM_ERROR, "the token call's error is unreadable")
                : WeChatCallException.tokenRejected(errcode, object.get("errmsg"));
    }

    private static long lifetimeSeconds(@Nullable JsonValue expiresIn) {
        double seconds = expiresIn instanceof JsonNumber number ? number.doubleValue() : 0;
        return seconds >= 1 && seconds <= MAX_LIFETIME_SECONDS ? (long) seconds : DEFAULT_LIFETIME_SECONDS;
    }
}
