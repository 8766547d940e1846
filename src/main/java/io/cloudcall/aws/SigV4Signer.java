package io.cloudcall.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signer of requests by AWS's <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature Version
 * 4</a>, for POST requests without a query.
 *
 * @param region the region of the service, such as {@code us-east-1}
 * @param service the signing name of the service, such as {@code secretsmanager}
 * @param time the time of the request, which AWS accepts within five minutes
 */
record SigV4Signer(String region, String service, Instant time) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /**
     * Returns the headers to send: {@code headers}, and those of the signature, which covers them, Host and the body.
     *
     * @param headers the headers, each at most once, ignoring case
     */
    Map<String, String> sign(URI url, Map<String, String> headers, String body, AwsCredentials credentials) {
        SortedMap<String, String> signed = new TreeMap<>();
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        signed.put("host", hostHeader(url));
        signed.put("x-amz-date", amzDate());
        if (credentials.sessionToken() != null) {
            signed.put("x-amz-security-token", credentials.sessionToken());
        }
        String authorization = authorizationHeader(
                canonicalRequest(url, signed, body), String.join(";", signed.keySet()), credentials);
        SortedMap<String, String> sent = new TreeMap<>(signed);
        sent.remove("host");
        sent.put("authorization", authorization);
        return sent;
    }

    private String authorizationHeader(String canonicalRequest, String names, AwsCredentials credentials) {
        List<String> parts = List.of(amzDate().substring(0, 8), region, service, "aws4_request");
        String scope = String.join("/", parts);
        String stringToSign = ALGORITHM + "\n" + amzDate() + "\n" + scope + "\n" + sha256(canonicalRequest);
        byte[] key = ("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : parts) {
            key = hmac(key, part);
        }
        return ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + HexFormat.of().formatHex(hmac(key, stringToSign));
    }

    private static String canonicalRequest(URI url, SortedMap<String, String> headers, String body) {
        StringBuilder request =
                new StringBuilder("POST\n").append(canonicalUri(url)).append("\n\n");
        headers.forEach((name, value) -> request.append(name)
                .append(':')
                .append(value.strip().replaceAll(" +", " "))
                .append('\n'));
        return request.append('\n')
                .append(String.join(";", headers.keySet()))
                .append('\n')
                .append(sha256(body))
                .toString();
    }

    /** Returns the Host header as HTTP clients send it: without the default port of the scheme. */
    private static String hostHeader(URI url) {
        int defaultPort = "https".equals(url.getScheme()) ? 443 : 80;
        return url.getPort() < 0 || url.getPort() == defaultPort ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** Returns the path as it is sent, encoded once more. */
    private static String canonicalUri(URI url) {
        StringBuilder path = new StringBuilder();
        for (byte octet : url.getRawPath().getBytes(StandardCharsets.UTF_8)) {
            if (octet == '/' || UNRESERVED.indexOf(octet) >= 0) {
                path.append((char) octet);
            } else {
                path.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    private String amzDate() {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
