package io.cloudcall.tools.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The seed of an app's initial data. The first app has the same data in every sandbox; a further one's follows from its
 * AppID, and differs from each other app's, so that a mix-up of apps shows.
 *
 * @param appId the AppID
 * @param firstNumber the number before the first one of the app's waybills, payments and the like
 * @param isFirst whether it is the sandbox's first app
 */
public record AppSeed(String appId, long firstNumber, boolean isFirst) {

    /** The room for the numbers of one app. */
    private static final long NUMBERS = 10_000;

    private static final long APPS = 999_999_999;

    /** Returns the seed of a sandbox's first app. */
    public static AppSeed first(String appId) {
        return new AppSeed(appId, 0, true);
    }

    /** Returns the seed of a further app. */
    public static AppSeed further(String appId) {
        return new AppSeed(appId, NUMBERS * (1 + Math.floorMod(hash(appId), APPS)), false);
    }

    /** Returns {@code text}, followed by the AppID for a further app. */
    public String mark(String text) {
        return isFirst ? text : text + "_" + appId;
    }

    private static long hash(String appId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(appId.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
