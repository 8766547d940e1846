package io.cloudcall.call;

import io.cloudcall.call.GeneratedRequest.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** A generator of file arguments, usable ones and others. */
final class FileGenerator {
    private static final List<String> KNOWN_TYPES = readKnownTypes();
    private static final List<String> UNKNOWN_TYPES = List.of(
            "image/jpg",
            "IMAGE/PNG",
            "image/png; charset=utf-8",
            "image/png ",
            "application/octet-stream",
            "text/plain",
            "x/y",
            "application/json",
            "a/b/c",
            "multipart/form-data; boundary=BOUNDARY",
            "image/\\\"png\\\"");
    /** Types as JSON that a header cannot hold. */
    private static final List<String> BAD_TYPES = List.of(
            "\"\"",
            "null",
            "0",
            "false",
            "\"png\"",
            "1",
            "true",
            "\"image/图\"",
            "\"image/png\\r\\nX: 1\"",
            "\"/png\"",
            "\"image/\"",
            "\"image/png\\u0000\"",
            "\"image/" + "x".repeat(100) + "\"",
            "{}",
            "[\"image/png\"]");

    private static final List<String> BAD_CONTENTS = List.of(
            "null",
            "1",
            "true",
            "[1]",
            "{}",
            "\"not base64!\"",
            "\"YWJjZA\"",
            "\"_-8=\"",
            "\"YQ==YQ==\"",
            "{\"type\":\"Buffer\",\"data\":[256]}",
            "{\"type\":\"Buffer\",\"data\":[-1]}",
            "{\"type\":\"Buffer\",\"data\":[0.5]}",
            "{\"type\":\"Buffer\",\"data\":[\"1\"]}",
            "{\"type\":\"Uint8Array\",\"data\":[1]}",
            "{\"type\":\"Buffer\",\"data\":{}}");
    private static final List<String> NAMES = List.of(
            "\"photo.png\"",
            "\"a b;c=d.JPG\"",
            "\"\"",
            "null",
            "0",
            "false",
            "\"面单.png\"",
            "\"a\\\"b.png\"",
            "\"a\\r\\nb\"",
            "\"a'b/../c.png\"",
            "\"é.png\"",
            "\"%0D%0A\"");
    private static final String CONTENT = "<content>";
    private static final List<String> NAME_KEYS = List.of("fileName", "filename", "file_name", "FileName");
    private static final List<List<String>> KEYS =
            List.of(List.of("media", "Media", "mediaFile"), List.of("img", "IMG", "img2_File"));

    private final Random random;
    private final DataGenerator data;
    private final Set<RequestDeviation> deviations = EnumSet.noneOf(RequestDeviation.class);

    FileGenerator(Random random, DataGenerator data) {
        this.random = random;
        this.data = data;
    }

    private static List<String> readKnownTypes() {
        try (InputStream in =
                Objects.requireNonNull(MediaTypes.class.getResourceAsStream("media-type-extensions.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("\t"))
                    .map(line -> line.substring(0, line.indexOf('\t')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<RequestDeviation> takeDeviations() {
        Set<RequestDeviation> taken = EnumSet.copyOf(deviations);
        deviations.clear();
        return taken;
    }

    /** Returns a file among the data of a call that takes none. */
    Member ofOtherCall() {
        deviations.add(RequestDeviation.FILE_OF_OTHER_CALL);
        String file = "{\"contentType\":\"image/png\",\"value\":" + data.buffer(3) + "}";
        return new Member("\"media\"", file, file);
    }

    /**
     * Returns a file, perhaps an unusable one, whose key differs from those with another number.
     *
     * @param mediaTypes the map that its type is put into
     */
    Member next(int number, boolean convertCase, Map<String, String> mediaTypes) {
        String key = data.pick(KEYS.get(number));
        byte[] content = random.nextInt(8) == 0
                ? "\r\n--BOUNDARY--\r\n".getBytes(StandardCharsets.US_ASCII)
                : data.bytes(random.nextInt(40));
        return switch (random.nextInt(20)) {
            case 0 -> ofType(key, data.pick(BAD_TYPES), content);
            case 1 -> unusable(key, file("\"image/png\"", convertCase), data.pick(BAD_CONTENTS));
            default -> usable(key, convertCase, content, mediaTypes);
        };
    }

    private Member ofType(String key, String badType, byte[] content) {
        return unusable(
                key, "{\"contentType\":" + badType + ",\"value\":" + CONTENT + "}", DataGenerator.toBuffer(content));
    }

    private Member unusable(String key, String template, String content) {
        deviations.add(RequestDeviation.UNUSABLE_FILE);
        String file = template.replace(CONTENT, content);
        return new Member('"' + key + '"', file, file);
    }

    private Member usable(String key, boolean convertCase, byte[] content, Map<String, String> mediaTypes) {
        String type = data.pick(random.nextInt(3) == 0 ? UNKNOWN_TYPES : KNOWN_TYPES);
        mediaTypes.put(convertCase ? JavaScriptModel.snake(key) : key, type.replace("\\", ""));
        String template = file('"' + type + '"', convertCase);
        String buffer = DataGenerator.toBuffer(content);
        String value = random.nextBoolean() ? buffer : '"' + Base64.getEncoder().encodeToString(content) + '"';
        return new Member('"' + key + '"', template.replace(CONTENT, value), template.replace(CONTENT, buffer));
    }

    /** Returns a file with members in any order and a placeholder for its content. */
    private String file(String type, boolean convertCase) {
        List<String> members = new ArrayList<>(typeMembers(type, convertCase));
        members.add((convertCase && random.nextInt(8) == 0 ? "\"Value\":" : "\"value\":") + CONTENT);
        if (random.nextInt(3) == 0) {
            members.add('"' + data.pick(NAME_KEYS) + "\":" + data.pick(NAMES));
        }
        if (random.nextInt(5) == 0) {
            members.add("\"size\":" + data.value(1));
        }
        Collections.shuffle(members, random);
        return '{' + String.join(",", members) + '}';
    }

    private List<String> typeMembers(String type, boolean convertCase) {
        return switch (random.nextInt(6)) {
            case 0 -> List.of("\"content_type\":" + type);
            case 1 -> List.of("\"content_type\":\"image/gif\"", "\"contentType\":" + type);
            case 2 -> List.of((convertCase ? "\"ContentType\":" : "\"contentType\":") + type);
            case 3 ->
                convertCase
                        ? List.of("\"content_type\":null", "\"contentType\":" + type)
                        : List.of("\"contentType\":\"\"", "\"content_type\":" + type);
            default -> List.of("\"contentType\":" + type);
        };
    }
}
