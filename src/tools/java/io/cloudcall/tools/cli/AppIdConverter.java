package io.cloudcall.tools.cli;

import io.cloudcall.call.AppId;
import picocli.CommandLine.ITypeConverter;

/** A converter that rejects what is no AppID, such as an unset shell variable. */
final class AppIdConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (text.isBlank()) {
            throw new InvalidValueException("value.empty");
        }
        String appId = text.strip();
        if (!AppId.isWellFormed(appId)) {
            throw new InvalidValueException("value.app-id", text);
        }
        return appId;
    }
}
