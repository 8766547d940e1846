package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.AppId;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The event of the quota watch, which this project's own schedule sends:
 * {@code {"cloudcall.quotaWatch":{"lowQuota":100}}}, or with {@code "appids":["wx…","wx…"]} for several apps. No
 * parameter of WeChat's has a dot in its name, so an event with this field is never the data of a call: an invalid one
 * is rejected rather than sent to WeChat.
 *
 * @param target the function's target
 * @param event the whole event
 * @param appId the AppID of the reading, if it is one of several; otherwise null
 */
public record QuotaWatchEvent(
        FunctionTarget target, JsonObject event, @Nullable String appId) implements InvocationEvent {
    /** The limit of {@code appids}: with more, a reading would not end within the timeout of a function. */
    public static final int MAX_APP_IDS = 100;

    /** The name of the field: a compile-time constant, so that reading it loads no class. */
    static final String FIELD = "cloudcall.quotaWatch";

    private static final String LOW_QUOTA = "lowQuota";
    private static final String APP_IDS = "appids";
    private static final JsonNumber DEFAULT_LOW_QUOTA = JsonNumber.of(100);
    private static final String WATCHED_API = "logistics.getAllAccount";

    /** Creates the event of the default app, or of the apps that it names. */
    QuotaWatchEvent(FunctionTarget target, JsonObject event) {
        this(target, event, null);
    }

    @Override
    public Optional<Api> api() {
        return ApiCatalog.find(WATCHED_API);
    }

    @Override
    public boolean isQuotaWatch() {
        return true;
    }

    @Override
    public CallRequest toCallRequest() {
        lowQuotaThreshold();
        if (!target.isRouter() && !target.name().equals(WATCHED_API)) {
            throw new ConfigurationException("The quota watch reads " + WATCHED_API
                    + ", and this function is another call: set CLOUD_CALL_API to " + WATCHED_API
                    + " or *, or QuotaWatch to off.");
        }
        return CallRequest.of(WATCHED_API, JsonObject.EMPTY).withAppId(appId);
    }

    /**
     * Returns the number of remaining waybills below which an account gets a warning.
     *
     * @throws InvalidRequestException if the event is invalid
     */
    public long lowQuotaThreshold() {
        if (event.members().size() == 1
                && event.get(FIELD) instanceof JsonObject settings
                && Set.of(LOW_QUOTA, APP_IDS).containsAll(settings.members().keySet())) {
            JsonValue lowQuota = settings.members().getOrDefault(LOW_QUOTA, DEFAULT_LOW_QUOTA);
            if (lowQuota instanceof JsonNumber number && number.literal().matches("[0-9]{1,9}")) {
                return Long.parseLong(number.literal());
            }
        }
        throw new InvalidRequestException("An event with the field " + FIELD
                + " is the quota watch's, and this one is not as it must be: send {\"" + FIELD
                + "\":{\"lowQuota\":100}}, a whole number, with \"appids\" for several apps, and nothing else.");
    }

    /**
     * Returns the events of the apps that this one names, in its order; empty if it names none, and so is for the
     * default app.
     *
     * @throws InvalidRequestException if the event is invalid
     */
    public List<QuotaWatchEvent> forEachApp() {
        lowQuotaThreshold();
        JsonValue appIds = event.get(FIELD) instanceof JsonObject settings ? settings.get(APP_IDS) : null;
        return appIds == null
                ? List.of()
                : parse(appIds).stream()
                        .map(each -> new QuotaWatchEvent(target, event, each))
                        .toList();
    }

    private static Set<String> parse(JsonValue appIds) {
        Set<String> parsed = new LinkedHashSet<>();
        if (appIds instanceof JsonArray list
                && !list.items().isEmpty()
                && list.items().size() <= MAX_APP_IDS
                && list.items().stream().allMatch(item -> isAppId(item) && parsed.add(((JsonString) item).value()))) {
            return parsed;
        }
        throw new InvalidRequestException("The quota watch's appids are not usable: send a list of 1 to " + MAX_APP_IDS
                + " AppIDs, none of them twice, each of " + AppId.GRAMMAR + ", and the others by another schedule.");
    }

    private static boolean isAppId(JsonValue item) {
        return item instanceof JsonString text && AppId.isWellFormed(text.value());
    }
}
