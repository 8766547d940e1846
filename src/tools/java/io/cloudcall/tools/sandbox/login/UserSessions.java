package io.cloudcall.tools.sandbox.login;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.SecretRegistry;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The session keys of users, and the codes that were spent. Assumed: that each login replaces the key. Thread-safe. */
final class UserSessions {

    private static final int KEY_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> keysByOpenid = new HashMap<>();
    private final Set<String> spentCodes = new HashSet<>();

    /** Spends a code, and throws an error if it was spent before. */
    synchronized void spend(String code) {
        if (!spentCodes.add(code)) {
            throw new ApiErrorException(Errcode.CODE_USED);
        }
    }

    /** Gives a user a new session key, and returns it. */
    synchronized String renewKey(String openid) {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        String key = Base64.getEncoder().encodeToString(bytes);
        SecretRegistry.addForLogs(key);
        keysByOpenid.put(openid, key);
        return key;
    }

    /** Returns a user's session key, or null if the user did not log in. */
    synchronized @Nullable String key(String openid) {
        return keysByOpenid.get(openid);
    }
}
