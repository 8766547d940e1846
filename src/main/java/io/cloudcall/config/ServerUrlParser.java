package io.cloudcall.config;

import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.wechat.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads the URLs of servers that secrets are sent to. */
final class ServerUrlParser {
    private static final String BASE = "WECHAT_API_BASE_URL";
    private static final String DEFAULT_BASE = "https://api.weixin.qq.com";

    private ServerUrlParser() {}

    /** Where WeChat answers: the URL of a bare host. */
    static URI base(EnvironmentVariables settings) {
        URI url = parse(BASE, settings.get(BASE).orElse(DEFAULT_BASE), settings);
        if (!url.getRawPath().matches("/?") || url.getRawQuery() != null) {
            throw wrong(BASE, "must end with the host or its port: no path, no query");
        }
        return url;
    }

    /** An https URL, or an http one that is loopback or explicitly allowed. */
    static URI parse(String name, String text, EnvironmentVariables settings) {
        URI url = syntax(name, text);
        if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
            throw wrong(name, "must start with https://");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getPort() == 0 || url.getPort() > 65_535) {
            throw wrong(
                    name, "must name a host in ASCII, and perhaps a port from 1 to 65535, without user information");
        }
        if (url.getRawFragment() != null) {
            throw wrong(name, "must not have a fragment");
        }
        boolean plain = "http".equals(url.getScheme()) && !Loopback.is(url.getHost());
        if (plain && !settings.flag("WECHAT_ALLOW_PLAIN_HTTP")) {
            throw wrong(
                    name,
                    "is plain HTTP, which would send the AppSecret and the access token unencrypted: use https, or set"
                            + " WECHAT_ALLOW_PLAIN_HTTP=true if the way there is safe");
        }
        return url;
    }

    private static URI syntax(String name, String text) {
        try {
            URI url = new URI(text);
            return url.getScheme() == null
                    ? url
                    : new URI(url.getScheme().toLowerCase(Locale.ROOT)
                            + text.substring(url.getScheme().length()));
        } catch (URISyntaxException notAUrl) {
            throw wrong(name, "is not a URL: set it to one such as " + DEFAULT_BASE);
        }
    }

    private static BadArgumentsException wrong(String name, String what) {
        return new BadArgumentsException(name + " " + what + ".");
    }
}
