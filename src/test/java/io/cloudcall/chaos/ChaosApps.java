package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.SandboxBuilder;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The apps of an episode, the first of which is the function's default, and the app of each invocation. Immutable. */
final class ChaosApps {
    /** An AppID of any episode. */
    static final Pattern APP_ID = Pattern.compile("wx[0-9]{16}");

    /** An app that no function serves. */
    private static final String STRANGER = "wx9999999999999999";

    private static final int INVOCATIONS_PER_STRANGER = 61;

    private final List<String> ids;

    private ChaosApps(List<String> ids) {
        this.ids = ids;
    }

    static ChaosApps of(int n) {
        return new ChaosApps(
                IntStream.range(0, n).mapToObj("wx%016d"::formatted).toList());
    }

    int count() {
        return ids.size();
    }

    List<String> ids() {
        return ids;
    }

    String defaultId() {
        return ids.getFirst();
    }

    /** Returns the AppSecret that the sandbox gives an app. */
    static String secret(String appId) {
        return "chaos-secret-of-" + appId;
    }

    /** Returns whether an invocation is for an app that the function does not serve. */
    boolean isForStranger(int invocation) {
        return ids.size() > 1 && invocation % INVOCATIONS_PER_STRANGER == INVOCATIONS_PER_STRANGER - 1;
    }

    /** Returns the app that an invocation is for: another one than those of the invocations before and after it. */
    String idOf(int invocation) {
        return isForStranger(invocation) ? STRANGER : ownerOf(invocation);
    }

    /** Returns the app whose order an invocation is about. */
    String ownerOf(int invocation) {
        return ids.get(invocation % ids.size());
    }

    /** Returns the AppID that an invocation names, or null if it is for the default app and leaves it to that. */
    @Nullable
    String namedBy(int invocation) {
        String appId = idOf(invocation);
        boolean isLeftOut = ids.size() == 1 || (invocation / ids.size() % 2 == 0 && appId.equals(defaultId()));
        return isLeftOut ? null : appId;
    }

    /** Returns the value of WECHAT_APPS. */
    String settings() {
        JsonObject secrets = new JsonObject();
        ids.forEach(id -> secrets.put(id, secret(id)));
        return secrets.encode();
    }

    SandboxBuilder addTo(SandboxBuilder builder) {
        SandboxBuilder complete = builder.appId(defaultId()).appSecret(secret(defaultId()));
        for (String id : ids.subList(1, ids.size())) {
            complete = complete.app(id, secret(id));
        }
        return complete;
    }
}
