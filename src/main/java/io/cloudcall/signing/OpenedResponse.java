package io.cloudcall.signing;

import io.cloudcall.http.TransportResponse;
import org.jspecify.annotations.Nullable;

/**
 * A response to a signed request that may be read.
 *
 * @param response the decrypted response without the members that signing adds, or WeChat's own error, which is clear
 * @param deprecatedSn the number of the certificate that verified it, if WeChat has replaced that, otherwise null
 */
public record OpenedResponse(
        TransportResponse response, @Nullable String deprecatedSn) {}
