package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.CallRequest;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.FunctionTarget;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/**
 * The event of the quota watch, which this project's own schedule sends:
 * {@code {"cloudcall.quotaWatch":{"lowQuota":100}}}. No parameter of WeChat's has a dot in its name, so an event with
 * this field is never the data of a call: an invalid one is rejected rather than sent to WeChat.
 *
 * @param target the function's target
 * @param event the whole event
 */
public record QuotaWatchEvent(FunctionTarget target, JsonObject event) implements InvocationEvent {
    /** The name of the field: a compile-time constant, so that reading it loads no class. */
    static final String FIELD = "cloudcall.quotaWatch";

    private static final String LOW_QUOTA = "lowQuota";
    private static final JsonNumber DEFAULT_LOW_QUOTA = JsonNumber.of(100);
    private static final String WATCHED_API = "logistics.getAllAccount";

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
        return CallRequest.of(WATCHED_API, JsonObject.EMPTY);
    }

    /**
     * Returns the number of remaining waybills below which an account gets a warning.
     *
     * @throws InvalidRequestException if the event is invalid
     */
    public long lowQuotaThreshold() {
        if (event.members().size() == 1
                && event.get(FIELD) instanceof JsonObject settings
                && Set.of(LOW_QUOTA).containsAll(settings.members().keySet())) {
            JsonValue lowQuota = settings.members().getOrDefault(LOW_QUOTA, DEFAULT_LOW_QUOTA);
            if (lowQuota instanceof JsonNumber number && number.literal().matches("[0-9]{1,9}")) {
                return Long.parseLong(number.literal());
            }
        }
        throw new InvalidRequestException("An event with the field " + FIELD
                + " is the quota watch's, and this one is not as it must be: send {\"" + FIELD
                + "\":{\"lowQuota\":100}}, a whole number, and nothing else.");
    }
}
