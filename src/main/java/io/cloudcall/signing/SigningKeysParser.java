package io.cloudcall.signing;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A parser of the JSON of the keys. Its errors name the field and the remedy, and quote nothing. */
final class SigningKeysParser {
    private static final int AES_256_BYTES = 32;
    private static final int SM4_BYTES = 16;
    private static final String FORM = "{\"symmetric\":{\"sn\":…,\"key\":…},\"asymmetric\":{\"sn\":…,\"privateKey\":…},"
            + "\"certificates\":[{\"sn\":…,\"pem\":…}]}";

    private final String source;

    private SigningKeysParser(String source) {
        this.source = source;
    }

    /**
     * Parses the keys of an app.
     *
     * @param json the keys, or an object of those of several apps by their AppIDs
     * @param mayBeOnlyOne whether keys that stand for no AppID are this app's
     * @param source the setting that has them
     * @throws ConfigurationException if they are not usable
     */
    static SigningKeys parse(String json, String appId, boolean mayBeOnlyOne, String source) {
        SigningKeysParser parser = new SigningKeysParser(source);
        return parser.parseKeys(parser.select(parser.parseObject(json), appId, mayBeOnlyOne));
    }

    private JsonObject parseObject(String json) {
        try {
            if (StrictJsonParser.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException e) {
            throw new ConfigurationException(source + " is not JSON, as " + e.getMessage() + ": store " + FORM + ".");
        }
        throw new ConfigurationException(source + " is no JSON object: store " + FORM + ".");
    }

    private JsonObject select(JsonObject keys, String appId, boolean mayBeOnlyOne) {
        if (keys.get("symmetric") != null && mayBeOnlyOne) {
            return keys;
        }
        if (keys.get(appId) instanceof JsonObject own) {
            return own;
        }
        throw new ConfigurationException(source + " has no keys of the AppID of this call: store " + FORM
                + ", for several apps as an object by AppID.");
    }

    private SigningKeys parseKeys(JsonObject keys) {
        JsonObject symmetric = object(keys, "symmetric");
        JsonObject asymmetric = object(keys, "asymmetric");
        return new SigningKeys(
                field(symmetric, "symmetric", "sn").number(),
                parseAesKey(symmetric),
                field(asymmetric, "asymmetric", "sn").number(),
                RsaPrivateKeyParser.parse(field(asymmetric, "asymmetric", "privateKey")),
                secretTexts(symmetric, asymmetric),
                parseCertificates(keys));
    }

    /** Returns the keys as they stand there, and the private one as base64 in one line. */
    private List<String> secretTexts(JsonObject symmetric, JsonObject asymmetric) {
        KeyField privateKey = field(asymmetric, "asymmetric", "privateKey");
        return List.of(
                field(symmetric, "symmetric", "key").text(),
                privateKey.text(),
                Base64.getEncoder()
                        .encodeToString(
                                PemBlock.parse(privateKey.text(), privateKey).der()));
    }

    private JsonObject object(JsonObject keys, String name) {
        if (keys.get(name) instanceof JsonObject object) {
            return object;
        }
        throw field(keys, "", name).invalid("is no object: store " + FORM);
    }

    private KeyField field(JsonObject owner, String parent, String name) {
        return new KeyField(owner, name, parent.isEmpty() ? name : parent + "." + name, source);
    }

    private SecretKey parseAesKey(JsonObject symmetric) {
        KeyField field = field(symmetric, "symmetric", "key");
        byte[] key = decode(field);
        String algorithm = symmetric.getString("algorithm");
        if (key.length == SM4_BYTES || (algorithm != null && algorithm.startsWith("SM"))) {
            throw field.nationalAlgorithm();
        }
        if (key.length != AES_256_BYTES) {
            throw notAes(field);
        }
        return new SecretKeySpec(key, "AES");
    }

    private static byte[] decode(KeyField field) {
        try {
            return Base64.getDecoder().decode(field.text());
        } catch (IllegalArgumentException e) {
            throw notAes(field);
        }
    }

    private static ConfigurationException notAes(KeyField field) {
        return field.invalid("is not an AES256 key, which is 32 bytes in base64, so 44 characters: copy it from "
                + SigningKeys.CONSOLE);
    }

    private SortedMap<String, RSAPublicKey> parseCertificates(JsonObject keys) {
        KeyField field = field(keys, "", "certificates");
        List<JsonValue> items = keys.get("certificates") instanceof JsonArray array ? array.items() : List.of();
        if (items.isEmpty()) {
            throw field.invalid("has no certificate, without which no answer can be verified: download the platform"
                    + " certificate (平台证书) from " + SigningKeys.CONSOLE);
        }
        SortedMap<String, RSAPublicKey> certificates = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < items.size(); i++) {
            addCertificate(items.get(i), "certificates[" + i + "]", certificates);
        }
        return certificates;
    }

    private void addCertificate(JsonValue item, String path, SortedMap<String, RSAPublicKey> certificates) {
        JsonObject certificate = item instanceof JsonObject object ? object : JsonObject.EMPTY;
        KeyField sn = field(certificate, path, "sn");
        RSAPublicKey key = PlatformCertificateParser.parse(field(certificate, path, "pem"));
        if (certificates.put(sn.number(), key) != null) {
            throw sn.invalid("is the number of another certificate, too: keep one of each number");
        }
    }
}
