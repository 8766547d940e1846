package io.cloudcall.tools.aws;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules of PutEvents. Limits and error codes are those of AWS's API reference (PutEvents, PutEventsRequestEntry,
 * PutEventsResultEntry) and of the EventBridge user guide (the size of an entry); sentences are the stub's own.
 */
final class EventEntryValidator {
    private static final int MAX_ENTRIES = 10;
    private static final int MAX_REQUEST_BYTES = 256 * 1024;
    private static final int MAX_DETAIL_TYPE_LENGTH = 128;
    private static final int MAX_SOURCE_LENGTH = 256;
    private static final int MAX_RESOURCE_LENGTH = 2048;
    private static final int TIME_BYTES = 14;
    private static final Pattern BUS =
            Pattern.compile("(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus/)?[/.\\-_A-Za-z0-9]+");

    private EventEntryValidator() {}

    /** An error of AWS's. */
    record EntryError(String code, String message) {}

    /** Returns why the request as a whole is invalid, which is status 400. */
    static Optional<EntryError> validateRequest(JsonObject request) {
        if (!(request.getValue("Entries") instanceof JsonArray entries) || entries.isEmpty()) {
            return error("ValidationException", "Value at 'entries' must have length greater than or equal to 1");
        }
        if (entries.size() > MAX_ENTRIES) {
            return error("ValidationException", "Value at 'entries' must have length less than or equal to 10");
        }
        if (!entries.stream().allMatch(entry -> entry instanceof JsonObject fields && hasTypes(fields))) {
            return error("SerializationException", "an entry has a field of a wrong type");
        }
        List<JsonObject> objects = entries.stream().map(JsonObject.class::cast).toList();
        if (objects.stream().anyMatch(entry -> !isBus(entry.getString("EventBusName", "default")))) {
            return error("ValidationException", "Value at 'eventBusName' failed to satisfy constraint");
        }
        return objects.stream().mapToInt(EventEntryValidator::size).sum() < MAX_REQUEST_BYTES
                ? Optional.empty()
                : error("ValidationException", "Total size of the entries in the request is over the limit.");
    }

    private static boolean hasTypes(JsonObject entry) {
        return entry.fieldNames().stream().allMatch(name -> switch (name) {
            case "Source", "DetailType", "Detail", "EventBusName", "TraceHeader" ->
                entry.getValue(name) instanceof String;
            case "Time" -> entry.getValue(name) instanceof Number;
            case "Resources" ->
                entry.getValue(name) instanceof JsonArray resources
                        && resources.stream().allMatch(String.class::isInstance);
            default -> false;
        });
    }

    private static boolean isBus(String name) {
        return BUS.matcher(name).matches();
    }

    private static int size(JsonObject entry) {
        int texts = List.of("Source", "DetailType", "Detail").stream()
                .mapToInt(name -> bytes(entry.getString(name, "")))
                .sum();
        int resources = entry.getJsonArray("Resources", new JsonArray()).stream()
                .mapToInt(resource -> bytes((String) resource))
                .sum();
        return texts + resources + (entry.containsKey("Time") ? TIME_BYTES : 0);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns why an entry is rejected, which is an error in the response's entry. */
    static Optional<EntryError> validateEntry(JsonObject entry) {
        return missing(entry)
                .map(name -> argument(name, name + " is a required argument."))
                .or(() -> tooLong(entry).map(name -> argument(name, name + " is too long.")))
                .or(() -> entry.getString("Source").startsWith("aws.")
                        ? error("NotAuthorizedForSourceException", "Not authorized for the source.")
                        : Optional.empty())
                .or(() -> isObject(entry.getString("Detail"))
                        ? Optional.empty()
                        : error("MalformedDetail", "Detail is malformed."));
    }

    private static Optional<String> missing(JsonObject entry) {
        return List.of("Source", "DetailType", "Detail").stream()
                .filter(name -> entry.getString(name, "").isEmpty())
                .findFirst();
    }

    private static Optional<String> tooLong(JsonObject entry) {
        if (entry.getString("DetailType").length() > MAX_DETAIL_TYPE_LENGTH) {
            return Optional.of("DetailType");
        }
        if (entry.getString("Source").length() > MAX_SOURCE_LENGTH) {
            return Optional.of("Source");
        }
        return entry.getJsonArray("Resources", new JsonArray()).stream()
                        .anyMatch(resource -> ((String) resource).length() > MAX_RESOURCE_LENGTH)
                ? Optional.of("Resources")
                : Optional.empty();
    }

    private static EntryError argument(String name, String reason) {
        return new EntryError("InvalidArgument", "Parameter " + name + " is not valid. Reason: " + reason);
    }

    private static boolean isObject(String detail) {
        try {
            new JsonObject(detail);
            return true;
        } catch (DecodeException e) {
            return false;
        }
    }

    private static Optional<EntryError> error(String code, String message) {
        return Optional.of(new EntryError(code, message));
    }
}
