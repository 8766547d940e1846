package io.cloudcall.tools.cli;

import io.cloudcall.call.AppId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A converter that rejects what is no AppID, such as an unset shell variable. */
final class AppIdConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("it is empty");
        }
        String appId = text.strip();
        if (!AppId.isWellFormed(appId)) {
            throw new TypeConversionException("'" + text + "' is no AppID, which is " + AppId.GRAMMAR);
        }
        return appId;
    }
}
