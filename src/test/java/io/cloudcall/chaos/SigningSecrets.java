package io.cloudcall.chaos;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The secrets of an app's keys for signed calls, in the pieces that a log could have of them. */
final class SigningSecrets {
    private SigningSecrets() {}

    /**
     * Returns the key of the encryption, and each line of the private key but the last, which may be short.
     *
     * @param security what WECHAT_API_SECURITY_FILE holds for the app
     */
    static List<String> of(JsonObject security) {
        String privateKey = security.getJsonObject("asymmetric").getString("privateKey");
        List<String> lines = privateKey
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("-----"))
                .toList();
        return Stream.concat(
                        Stream.of(security.getJsonObject("symmetric").getString("key")),
                        lines.subList(0, lines.size() - 1).stream())
                .toList();
    }
}
