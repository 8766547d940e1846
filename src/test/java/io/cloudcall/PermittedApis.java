package io.cloudcall;

import io.cloudcall.openapi.Permissions;
import java.util.Map;

/** What a function of some settings may call. */
public final class PermittedApis {
    private PermittedApis() {}

    /**
     * Reads the config.json that the settings name, or the packaged one.
     *
     * @throws io.cloudcall.openapi.BadArgumentsException if it is not usable
     */
    public static Permissions of(Map<String, String> environment) {
        return ConfigFile.read(new Environment(environment));
    }
}
