package io.cloudcall;

import io.cloudcall.openapi.BadArgumentsException;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads where WeChat answers. */
final class BaseUrl {
    private static final String NAME = "WECHAT_API_BASE_URL";
    private static final String DEFAULT = "https://api.weixin.qq.com";

    private BaseUrl() {}

    /** An https URL of a bare host, or an http one that is loopback or explicitly allowed. */
    static URI read(Environment settings) {
        URI url = parse(settings.get(NAME).orElse(DEFAULT));
        if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
            throw wrong("must start with https://");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getPort() == 0) {
            throw wrong("must name a host, without user information");
        }
        if (!url.getRawPath().matches("/?") || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw wrong("must end with the host or its port: no path, no query");
        }
        if ("http".equals(url.getScheme()) && !isLoopback(url.getHost()) && !settings.flag("WECHAT_ALLOW_PLAIN_HTTP")) {
            throw wrong(
                    "is plain HTTP, which would send the AppSecret and the access token unencrypted: use https, or set"
                            + " WECHAT_ALLOW_PLAIN_HTTP=true if the way there is safe");
        }
        return url;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            throw wrong("is not a URL: set it to one such as " + DEFAULT);
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    private static BadArgumentsException wrong(String what) {
        return new BadArgumentsException(NAME + " " + what + ".");
    }
}
