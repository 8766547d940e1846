package io.cloudcall.config;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.http.Hosts;
import io.cloudcall.http.PlainHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The parser of the URLs of servers that receive secrets. */
final class ServerUrlParser {
    private static final String BASE_URL_VARIABLE = "WECHAT_API_BASE_URL";
    private static final String DEFAULT_BASE_URL = "https://api.weixin.qq.com";

    private ServerUrlParser() {}

    /** Returns the base URL of WeChat's API, which has neither path nor query. */
    static URI wechatBaseUrl(EnvironmentVariables variables) {
        URI url = parse(BASE_URL_VARIABLE, variables.get(BASE_URL_VARIABLE).orElse(DEFAULT_BASE_URL), variables);
        if (!url.getRawPath().matches("/?") || url.getRawQuery() != null) {
            throw invalid(BASE_URL_VARIABLE, "must end with the host or its port: no path, no query");
        }
        return url;
    }

    /** Parses an https URL, or an http one that is loopback or explicitly allowed. */
    static URI parse(String name, String text, EnvironmentVariables variables) {
        URI url = parseUri(name, text);
        if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
            throw invalid(name, "must start with https://");
        }
        Hosts.findFault(url).ifPresent(fault -> {
            throw invalid(name, fault);
        });
        if (url.getRawFragment() != null) {
            throw invalid(name, "must not have a fragment");
        }
        if (PlainHttp.needsPermission(url) && !variables.booleanValue(PlainHttp.PERMISSION)) {
            throw new ConfigurationException(PlainHttp.missingPermission(name, "the AppSecret and the access token"));
        }
        return url;
    }

    private static URI parseUri(String name, String text) {
        try {
            URI url = new URI(text);
            return url.getScheme() == null
                    ? url
                    : new URI(url.getScheme().toLowerCase(Locale.ROOT)
                            + text.substring(url.getScheme().length()));
        } catch (URISyntaxException e) {
            throw invalid(name, "is not a URL: set it to one such as " + DEFAULT_BASE_URL);
        }
    }

    private static ConfigurationException invalid(String name, String reason) {
        return new ConfigurationException(name + " " + reason + ".");
    }
}
