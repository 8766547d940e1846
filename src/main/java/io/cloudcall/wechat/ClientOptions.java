package io.cloudcall.wechat;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * How WeChat is reached.
 *
 * @param baseUrl where it answers, such as {@code https://api.weixin.qq.com}
 * @param requestTimeoutMillis the most that one HTTP request may take
 * @param authorities certificate authorities to trust beside those of the JDK
 */
public record ClientOptions(URI baseUrl, long requestTimeoutMillis, List<X509Certificate> authorities) {

    /** Copies the list. */
    public ClientOptions {
        authorities = List.copyOf(authorities);
    }

    boolean isTls() {
        return "https".equals(baseUrl.getScheme());
    }
}
