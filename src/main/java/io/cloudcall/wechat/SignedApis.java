package io.cloudcall.wechat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The APIs whose calls are signed, by their paths. Immutable. */
public final class SignedApis {
    /** The paths of intracity delivery (同城配送), which WeChat refuses unsigned, by error 934011. */
    private static final List<String> INTRACITY = List.of(
            "addorder",
            "apply",
            "balancequery",
            "cancelorder",
            "createstore",
            "getcity",
            "getpaymode",
            "mocknotify",
            "preaddorder",
            "queryflow",
            "queryorder",
            "querystore",
            "setpaymode",
            "storecharge",
            "storerefund",
            "updatestore");

    private final Set<String> paths = new HashSet<>();

    /** Creates a set of paths, whose case does not matter. */
    public SignedApis(Collection<String> paths) {
        for (String path : paths) {
            this.paths.add(path.toLowerCase(Locale.ROOT));
        }
    }

    /** Returns the APIs that WeChat refuses to serve unsigned. */
    public static SignedApis required() {
        return new SignedApis(
                INTRACITY.stream().map("/cgi-bin/express/intracity/"::concat).toList());
    }

    boolean contains(String path) {
        return paths.contains(path.toLowerCase(Locale.ROOT));
    }
}
