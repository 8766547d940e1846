package io.cloudcall.tools.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the app of a command's call. */
final class AppOption {
    @Option(names = "--appid", paramLabel = "APPID", converter = AppIdConverter.class)
    private @Nullable String appId;

    @Nullable
    String appId() {
        return appId;
    }

    /** Names the app, unless the option does. */
    void setIfAbsent(String newAppId) {
        if (appId == null) {
            appId = newAppId;
        }
    }

    /** Returns the app that is named, if one is. */
    List<String> named() {
        return appId == null ? List.of() : List.of(appId);
    }
}
