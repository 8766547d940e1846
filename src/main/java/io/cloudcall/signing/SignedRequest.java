package io.cloudcall.signing;

import java.util.Map;

/**
 * The body of a signed request, and the headers that belong to it.
 *
 * @param body the bytes to send, which are the signed ones; not copied
 * @param headers the headers of WeChat's signing, and the content type
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record SignedRequest(byte[] body, Map<String, String> headers) {}
