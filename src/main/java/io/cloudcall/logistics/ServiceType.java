package io.cloudcall.logistics;

import io.cloudcall.json.FieldReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery service that an account can use. Immutable. Nulls as in {@link Account}.
 *
 * @param code the delivery company's number for it, {@code service_type}
 * @param name its name, such as 标准快递
 * @param additionalFields the rest: names in camelCase to JSON text
 */
public record ServiceType(@Nullable Long code, @Nullable String name, Map<String, String> additionalFields) {

    /** Copies the map. */
    public ServiceType {
        additionalFields = FieldReader.unmodifiableCopy(additionalFields);
    }

    static ServiceType of(FieldReader fields) {
        return new ServiceType(fields.longValue("serviceType"), fields.string("serviceName"), fields.remaining());
    }
}
