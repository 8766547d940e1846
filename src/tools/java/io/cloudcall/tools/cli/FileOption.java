package io.cloudcall.tools.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * A file that goes along with a call, as {@code NAME=PATH} or {@code NAME=PATH;type=MEDIA_TYPE}.
 *
 * @param parameter the parameter that takes the file
 * @param givenType the media type that the command line states, if any
 */
record FileOption(String parameter, Path path, @Nullable String givenType) {
    private static final Pattern SYNTAX = Pattern.compile("([^=]+)=@?(.+?)(?:;type=(.+))?", Pattern.DOTALL);

    /** Returns the media type: as stated, or by the extension, otherwise that of any bytes. */
    String mediaType() {
        return givenType == null
                ? MediaTypesByExtension.find(fileName()).orElse(MediaTypesByExtension.UNKNOWN)
                : givenType;
    }

    /** Returns whether neither the command line nor the extension states a media type. */
    boolean isOfUnknownType() {
        return givenType == null && MediaTypesByExtension.find(fileName()).isEmpty();
    }

    String fileName() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Reads the file, which may be a pipe, up to one byte more than {@code limit}.
     *
     * @throws IOException if there is no such file, or it cannot be read
     */
    byte[] read(int limit) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(limit + 1);
        }
    }

    /** A converter of an argument. */
    static final class Converter implements ITypeConverter<FileOption> {
        @Override
        public FileOption convert(String text) {
            Matcher matcher = SYNTAX.matcher(text);
            if (!matcher.matches()) {
                throw new InvalidValueException("value.file", text);
            }
            return new FileOption(matcher.group(1), Path.of(matcher.group(2)), matcher.group(3));
        }
    }
}
