package io.cloudcall.tools.cli;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParameterException;

/** The files of a call as parameters among its data: the media type, and the bytes in base64. */
final class FileParameters {
    private static final int MEBIBYTE = 1 << 20;

    /** Lambda's limit of an event, which is the function's of one with a file. */
    static final int MAX_EVENT_BYTES = 6 * MEBIBYTE;

    private static final int BASE64_GROUP = 4;
    private static final int BYTES_OF_GROUP = 3;
    private static final int MAX_FILE_BYTES = MAX_EVENT_BYTES / BASE64_GROUP * BYTES_OF_GROUP;

    private final CliCommand command;
    private final Terminal terminal;
    private final String apiName;
    private final Optional<Api> api;
    private final List<FileOption> files;

    /** @param apiName the name of the call; whether there is such a call is left to the function */
    FileParameters(CliCommand command, Terminal terminal, String apiName, List<FileOption> files) {
        this.command = command;
        this.terminal = terminal;
        this.apiName = apiName;
        this.api = ApiCatalog.find(apiName);
        this.files = files;
    }

    /**
     * Returns the data with the files.
     *
     * @param isNameSent whether to send the files' own names
     * @throws ParameterException if the call takes no file, or a file is unusable
     */
    String addTo(JsonArgument data, boolean isNameSent) {
        if (files.isEmpty()) {
            return data.text();
        }
        requireUpload();
        StringBuilder json = new StringBuilder(data.text());
        json.setLength(json.length() - 1);
        String separator = data.names().isEmpty() ? "" : ",";
        Set<String> names = new HashSet<>(data.names());
        for (FileOption file : files) {
            requireNew(names, file);
            JsonObject member = new JsonObject().put(file.parameter(), encode(file, isNameSent));
            String encoded = member.encode();
            json.append(separator).append(encoded, 1, encoded.length() - 1);
            separator = ",";
        }
        return json.append('}').toString();
    }

    private void requireUpload() {
        if (Api.isPath(apiName) || (api.isPresent() && api.get().kind() != Api.Kind.UPLOAD)) {
            throw command.misuse("call.no-upload", apiName, ProgramName.get());
        }
    }

    private void requireNew(Set<String> names, FileOption file) {
        if (!names.add(file.parameter())) {
            throw command.misuse("call.file-twice", file.parameter());
        }
    }

    private JsonObject encode(FileOption file, boolean isNameSent) {
        String base64 = Base64.getEncoder().encodeToString(read(file));
        if (file.isOfUnknownType()) {
            terminal.printError("call.file-type", file.path(), file.parameter());
        }
        JsonObject value = new JsonObject().put("contentType", file.mediaType());
        if (isNameSent) {
            value.put("fileName", file.fileName());
        }
        return value.put("value", base64);
    }

    private byte[] read(FileOption file) {
        byte[] bytes;
        try {
            bytes = file.read(MAX_FILE_BYTES);
        } catch (IOException e) {
            throw command.misuse("call.file-unreadable", file.path());
        }
        if (bytes.length > MAX_FILE_BYTES) {
            throw tooLarge();
        }
        return bytes;
    }

    /** Returns the exception for files that no event holds. */
    ParameterException tooLarge() {
        boolean takesUrl = api.isPresent() && api.get().queryParameters().contains("img_url");
        return command.misuse(takesUrl ? "call.file-too-large-url" : "call.file-too-large");
    }
}
