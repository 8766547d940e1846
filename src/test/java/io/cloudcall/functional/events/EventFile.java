package io.cloudcall.functional.events;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The events in events/, and those of services that are none of the function's callers. */
public final class EventFile {
    private static final Path CALLERS = Path.of("events");
    private static final Path STRANGERS = Path.of("src/test/resources/io/cloudcall/functional/events");

    /** Settings for SAM CLI, which lie beside the events. */
    private static final String NO_EVENT = "local.json";

    private EventFile() {}

    /** Returns the names of all events in events/ but those of the push function, without their extension. */
    static List<String> names() {
        return names(CALLERS).stream().filter(name -> !name.startsWith("push")).toList();
    }

    /** Returns the names of all events of strangers, without their extension. */
    static List<String> unrelatedEvents() {
        return names(STRANGERS);
    }

    /** Returns the event of that name in events/. */
    public static JsonObject read(String name) {
        return read(CALLERS, name);
    }

    /** Returns the event of that name of a stranger. */
    static JsonObject readUnrelated(String name) {
        return read(STRANGERS, name);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> !file.equals(NO_EVENT))
                    .map(file -> file.replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject read(Path folder, String name) {
        try {
            return new JsonObject(Files.readString(folder.resolve(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
