package io.cloudcall.logistics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery service that an account can use. Immutable. Nulls as in {@link Account}.
 *
 * @param code the delivery company's number for it, {@code service_type}
 * @param name its name, such as 标准快递
 * @param other the rest: names in camelCase to JSON text
 */
public record ServiceType(@Nullable Long code, @Nullable String name, Map<String, String> other) {

    /** Copies the map. */
    public ServiceType {
        other = Fields.copy(other);
    }

    static ServiceType of(Fields fields) {
        return new ServiceType(fields.whole("serviceType"), fields.text("serviceName"), fields.others());
    }
}
