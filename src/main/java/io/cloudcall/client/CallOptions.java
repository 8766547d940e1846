package io.cloudcall.client;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.call.ServerApi;
import io.cloudcall.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Options of one call: start with {@link #DEFAULT} and change what differs. Immutable and thread-safe.
 *
 * <pre>{@code
 * CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(3)).withConvertCase(false);
 * }</pre>
 *
 * <p>{@link #withGet}, {@link #withQuery} and {@link #withRead} are for a server API by its path: a name has them in
 * the catalog, so a call by its name fails with them, by -601002.
 */
public final class CallOptions {
    /**
     * A timeout of {@link CloudCallClient#DEFAULT_TIMEOUT}, keys converted, and for a path a POST that is sent once.
     */
    public static final CallOptions DEFAULT =
            new CallOptions(CloudCallClient.DEFAULT_TIMEOUT, true, false, Map.of(), false);

    private final Duration timeout;
    private final boolean convertCase;
    private final boolean get;
    private final Map<String, ?> query;
    private final boolean read;

    private CallOptions(Duration timeout, boolean convertCase, boolean get, Map<String, ?> query, boolean read) {
        this.timeout = Objects.requireNonNull(timeout, "the timeout is null");
        this.convertCase = convertCase;
        this.get = get;
        this.query = query;
        this.read = read;
    }

    /**
     * Returns these options with another timeout, which covers the whole call: access token, retries and response. With
     * zero or less the call fails at once, by -604102.
     *
     * @param timeout the timeout
     * @return the changed options
     */
    public CallOptions withTimeout(Duration timeout) {
        return new CallOptions(timeout, convertCase, get, query, read);
    }

    /**
     * Returns these options with another {@code convertCase}, as the SDK's {@code cloud.openapi({convertCase: false})}
     * has it: whether keys become snake_case on the way to WeChat and camelCase on the way back. It is false for the
     * APIs whose own names hold capitals; docs/APIS.md marks them.
     *
     * @param convertCase whether keys are converted
     * @return the changed options
     */
    public CallOptions withConvertCase(boolean convertCase) {
        return new CallOptions(timeout, convertCase, get, query, read);
    }

    /**
     * Returns these options with a GET in place of a POST, or the reverse: the data of a GET travels in the URL.
     *
     * @param get whether it is a GET
     * @return the changed options
     */
    public CallOptions withGet(boolean get) {
        return new CallOptions(timeout, convertCase, get, query, read);
    }

    /**
     * Returns these options with other parameters that travel in the URL: texts as they are, other values as JSON, keys
     * converted as those of the data.
     *
     * @param query the parameters, of the types that data has; copied, its values not
     * @return the changed options
     */
    public CallOptions withQuery(Map<String, ?> query) {
        Objects.requireNonNull(query, "the query is null");
        return new CallOptions(
                timeout, convertCase, get, Collections.unmodifiableMap(new LinkedHashMap<>(query)), read);
    }

    /**
     * Returns these options with another mark of a read, which changes and spends nothing and may be sent again.
     *
     * @param read whether it is a read
     * @return the changed options
     */
    public CallOptions withRead(boolean read) {
        return new CallOptions(timeout, convertCase, get, query, read);
    }

    Duration timeout() {
        return timeout;
    }

    boolean convertCase() {
        return convertCase;
    }

    JsonObject query() {
        return JsonConverter.fromMap(query);
    }

    /**
     * Returns the API of that name or path, or empty if the catalog has no such name.
     *
     * @throws InvalidRequestException if the path is unusable, or the options do not belong to a name
     */
    Optional<Api> findApi(String api) {
        if (Api.isPath(api)) {
            return Optional.of(ServerApi.of(api, get ? Api.Method.GET : Api.Method.POST, read));
        }
        if (get || read || !query.isEmpty()) {
            throw new InvalidRequestException("The options get, query and read belong to a server API by its path, such"
                    + " as /cgi-bin/openapi/quota/get: leave them out for a name.");
        }
        return ApiCatalog.find(api);
    }
}
