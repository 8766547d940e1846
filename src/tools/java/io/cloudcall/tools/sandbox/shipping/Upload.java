package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.RequestFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * The fields that both kinds of upload have.
 *
 * @param payer the openid of the payer
 * @param time the {@code upload_time}
 */
record Upload(String payer, Instant time) {

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    static Upload of(RequestFields fields) {
        return new Upload(fields.object("payer").text("openid"), time(fields.optionalText("upload_time")));
    }

    private static Instant time(String text) {
        try {
            if (RFC_3339.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException e) {
            // A 30 February, for example.
        }
        throw new ApiErrorException(Errcode.INVALID_UPLOAD_TIME);
    }
}
