package io.cloudcall.tools.sandbox.push;

import java.net.URI;

/**
 * The destination of an app's pushes, as in WeChat's console. Immutable.
 *
 * @param url the URL, of http or https
 * @param appId the AppID
 * @param keys the Token and the EncodingAESKey
 */
public record PushTarget(URI url, String appId, SandboxPushKeys keys) {

    URI url(PushHttpRequest request) {
        String separator = url.getRawQuery() == null ? "?" : "&";
        return URI.create(url + separator + request.query());
    }
}
