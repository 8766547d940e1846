package io.cloudcall.tools.cli;

import io.cloudcall.call.AppId;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;

/** A converter of {@code APPID=SECRET}. Both are well-formed AppIDs, so that a shell needs no quotes for them. */
final class SandboxAppOption implements ITypeConverter<Map.Entry<String, String>> {
    @Override
    public Map.Entry<String, String> convert(String text) {
        String[] parts = text.split("=", 2);
        if (parts.length < 2 || !AppId.isWellFormed(parts[0]) || !AppId.isWellFormed(parts[1])) {
            throw new InvalidValueException("value.sandbox-app");
        }
        return Map.entry(parts[0], parts[1]);
    }
}
