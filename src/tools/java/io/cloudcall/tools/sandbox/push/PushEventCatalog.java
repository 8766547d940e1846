package io.cloudcall.tools.sandbox.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The events of push-events.jsonl: those of WeChat's pages about logistics, shipping, media checks, messages and users,
 * with the fields of their pages and invented values.
 */
public final class PushEventCatalog {
    private static final List<PushEvent> EVENTS = read();

    private PushEventCatalog() {}

    /** Returns all events: those for shops first. */
    public static List<PushEvent> events() {
        return EVENTS;
    }

    /** Returns the event of this name, if it is in the catalog. */
    public static Optional<PushEvent> find(String name) {
        return EVENTS.stream().filter(event -> event.name().equals(name)).findFirst();
    }

    private static List<PushEvent> read() {
        try (InputStream rows = PushEventCatalog.class.getResourceAsStream("push-events.jsonl")) {
            String text = new String(Objects.requireNonNull(rows).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(PushEvent::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
