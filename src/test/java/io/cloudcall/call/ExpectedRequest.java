package io.cloudcall.call;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The request that the pairs of wx-server-sdk come to: what Tencent's gateway makes of them, with the function's
 * documented choices.
 *
 * @param query the parameters in the URL
 * @param rest the pairs in the body, in order
 * @param request what the pairs were made of
 */
record ExpectedRequest(SequencedMap<String, String> query, List<SdkPair> rest, GeneratedRequest request) {
    private static final String PLAIN_NAME = "[ !#-\\[\\]-~]{1,200}";

    static ExpectedRequest of(GeneratedRequest request, List<SdkPair> pairs) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        List<SdkPair> rest = new ArrayList<>();
        Api api = request.api();
        for (SdkPair pair : pairs) {
            if (pair.key().equals("access_token")) {
                // The function sends its own.
            } else if (api.method() == Api.Method.GET || api.queryParameters().contains(pair.key())) {
                query.put(pair.key(), pair.rawText());
            } else {
                rest.add(pair);
            }
        }
        return new ExpectedRequest(query, rest, request);
    }

    /** Returns whether the call takes a file and has neither one nor the URL of one. */
    boolean isRefused(List<SdkPair> pairs) {
        boolean hasUrl = request.api().queryParameters().contains("img_url")
                && pairs.stream().anyMatch(pair -> pair.key().equals("img_url") && pair.isTruthy());
        return isUpload() && !hasFile() && !hasUrl;
    }

    private boolean isUpload() {
        return request.api().kind() == Api.Kind.UPLOAD;
    }

    private boolean hasFile() {
        return rest.stream().anyMatch(pair -> pair.fileName() != null);
    }

    /** Returns the body, with this boundary if it is a form. */
    byte[] body(String boundary) {
        if (isUpload()) {
            return form(boundary);
        }
        boolean isInUrl = rest.isEmpty() && !request.api().queryParameters().isEmpty();
        return isInUrl || request.api().method() == Api.Method.GET ? new byte[0] : utf8(json());
    }

    private String json() {
        return rest.stream().map(SdkPair::member).collect(Collectors.joining(",", "{", "}"));
    }

    private byte[] form(String boundary) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rest.stream()
                // WeChat's samples of img.* have a type that its tables lack: there is no body for it alone.
                .filter(pair -> hasFile() || !pair.key().equals("type"))
                .forEach(pair -> {
                    out.writeBytes(utf8("--" + boundary + "\r\n" + head(pair) + "\r\n\r\n"));
                    out.writeBytes(pair.fileName() == null ? utf8(pair.rawText()) : pair.content());
                    out.writeBytes(utf8("\r\n"));
                });
        if (out.size() > 0) {
            out.writeBytes(utf8("--" + boundary + "--\r\n"));
        }
        return out.toByteArray();
    }

    private String head(SdkPair pair) {
        String disposition = "Content-Disposition: form-data; name=" + quote(pair.key());
        if (pair.fileName() == null) {
            return disposition;
        }
        String mediaType = Objects.requireNonNull(request.mediaTypes().get(pair.key()));
        String fileName = pair.fileName().matches(PLAIN_NAME)
                ? pair.fileName()
                : pair.key() + "." + MediaTypes.extension(mediaType);
        return disposition + "; filename=" + quote(fileName) + "\r\nContent-Type: " + mediaType;
    }

    private static String quote(String name) {
        return '"' + name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22") + '"';
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
