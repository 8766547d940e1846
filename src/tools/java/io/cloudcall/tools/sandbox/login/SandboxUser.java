package io.cloudcall.tools.sandbox.login;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Errcode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user of one of the sandbox's apps, who exists by being named in a code: {@code sandbox-NAME} or
 * {@code sandbox-NAME-NUMBER}. The same name has the same unionid and telephone number in every sandbox and in all its
 * apps, and the same openid for the first app of every sandbox. As at WeChat, the openid differs between apps.
 *
 * @param name the name, of letters and digits
 * @param seed the app
 */
record SandboxUser(String name, AppSeed seed) {

    private static final Pattern CODE = Pattern.compile("sandbox-([0-9A-Za-z]+)(?:-[0-9]+)?");
    private static final int ID_LENGTH = 27;

    /** Returns the user of a code, and throws an error for a code of another form. */
    static SandboxUser ofCode(String code, AppSeed seed) {
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            throw new ApiErrorException(Errcode.INVALID_CODE);
        }
        return new SandboxUser(matcher.group(1), seed);
    }

    String openid() {
        return "o" + id(seed.mark("openid")).substring(0, ID_LENGTH);
    }

    String unionid() {
        return "o" + id("unionid").substring(0, ID_LENGTH);
    }

    /** Returns a number of 11 digits, in a range that no carrier of China has. */
    String phoneNumber() {
        return "100%08d"
                .formatted(
                        Math.floorMod(ByteBuffer.wrap(hash("telephone number")).getInt(), 100_000_000));
    }

    private String id(String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(purpose));
    }

    private byte[] hash(String purpose) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((purpose + " of " + name).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
