package io.cloudcall.tools.aws;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A verifier of a request's signature by AWS's rules, which computes it from the received request. */
final class SigV4Verifier {
    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([a-z0-9-]+)/([a-z]+)/aws4_request,"
                    + " SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final HttpExchange exchange;
    private final byte[] body;
    private final String service;

    /** Creates a verifier of a request to a service, by the name that is signed, such as {@code events}. */
    SigV4Verifier(HttpExchange exchange, byte[] body, String service) {
        this.exchange = exchange;
        this.body = body;
        this.service = service;
    }

    /** A reason to reject a signature, as an error of AWS's. */
    record Rejection(String errorCode, String message) {}

    Optional<Rejection> verify(String keyId, String key, Instant now) {
        Matcher authorization = AUTHORIZATION.matcher(header("authorization"));
        if (!authorization.matches()) {
            return reject("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        if (!authorization.group(1).equals(keyId)) {
            return reject("UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        if (!authorization.group(4).equals(service)) {
            return reject(
                    "InvalidSignatureException", "Credential should be scoped to correct service: '" + service + "'.");
        }
        String time = header("x-amz-date");
        Instant signed = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
        if (Duration.between(signed, now).abs().compareTo(TOLERANCE) > 0 || !time.startsWith(authorization.group(2))) {
            return reject("InvalidSignatureException", "Signature expired: " + time + " is not about " + now);
        }
        List<String> names = List.of(authorization.group(5).split(";", -1));
        List<String> missing = exchange.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-amz-") || name.equals("host") || name.equals("content-type"))
                .filter(name -> !names.contains(name))
                .toList();
        String canonicalRequest = canonicalRequest(names);
        return missing.isEmpty() && authorization.group(6).equals(signature(authorization, key, canonicalRequest))
                ? Optional.empty()
                : reject(
                        "InvalidSignatureException",
                        "The request signature we calculated does not match the signature you provided.\n\n"
                                + "The Canonical String for this request should have been\n'" + canonicalRequest + "'");
    }

    private static Optional<Rejection> reject(String errorCode, String message) {
        return Optional.of(new Rejection(errorCode, message));
    }

    private String header(String name) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
        return String.join(",", values);
    }

    private String canonicalRequest(List<String> names) {
        String path = Arrays.stream(exchange.getRequestURI().getRawPath().split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        String headers = names.stream()
                .map(name -> name + ":" + header(name).strip() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", exchange.getRequestMethod(), path, "", headers, String.join(";", names), sha256(body));
    }

    private String signature(Matcher authorization, String key, String canonicalRequest) {
        byte[] day = hmac(("AWS4" + key).getBytes(StandardCharsets.UTF_8), authorization.group(2));
        byte[] signing = hmac(hmac(hmac(day, authorization.group(3)), service), "aws4_request");
        String scope = authorization.group(2) + "/" + authorization.group(3) + "/" + service + "/aws4_request";
        return hex(hmac(
                signing,
                "AWS4-HMAC-SHA256\n" + header("x-amz-date") + "\n" + scope + "\n"
                        + sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8))));
    }

    private static String sha256(byte[] bytes) {
        try {
            return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte octet : bytes) {
            hex.append("%02x".formatted(octet));
        }
        return hex.toString();
    }
}
