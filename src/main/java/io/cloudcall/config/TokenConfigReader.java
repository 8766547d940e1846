package io.cloudcall.config;

import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.secret.AppSecret;
import io.cloudcall.wechat.TokenOrigin;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who gives access tokens. */
final class TokenConfigReader {
    private static final String URL = "WECHAT_ACCESS_TOKEN_URL";
    private static final String AUTHORIZATION = "WECHAT_ACCESS_TOKEN_AUTHORIZATION";
    private static final String SECRET = "WECHAT_APP_SECRET";
    private static final String ARN = "WECHAT_APP_SECRET_ARN";

    private TokenConfigReader() {}

    /** An own token service if one is set, otherwise WeChat. */
    static TokenOrigin read(EnvironmentVariables settings, Clock clock) {
        Optional<String> url = settings.get(URL);
        if (url.isPresent()) {
            return new TokenOrigin.Service(ServerUrlParser.parse(URL, url.get(), settings), authorization(settings));
        }
        String appId = settings.required("WECHAT_APP_ID", "the AppID of the mini program, which starts with wx");
        return new TokenOrigin.Credentials(appId, secret(settings, clock));
    }

    private static @Nullable String authorization(EnvironmentVariables settings) {
        String value = settings.get(AUTHORIZATION).orElse(null);
        if (value != null && !value.matches("[ -~]*")) {
            throw new BadArgumentsException(AUTHORIZATION
                    + " holds characters that a header cannot: set it to a value such as Bearer …, in one line.");
        }
        return value;
    }

    private static AppSecret secret(EnvironmentVariables settings, Clock clock) {
        Optional<String> arn = settings.get(ARN);
        if (arn.isEmpty()) {
            return AppSecret.of(settings.required(
                    SECRET, "the AppSecret of the mini program, or set " + ARN + " to the secret that holds it"));
        }
        if (settings.get(SECRET).isPresent()) {
            throw new BadArgumentsException(SECRET + " and " + ARN + " are both set: remove one of them.");
        }
        return AppSecret.stored(arn.get(), settings.variables(), clock);
    }
}
