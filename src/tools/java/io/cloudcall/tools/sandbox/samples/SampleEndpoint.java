package io.cloudcall.tools.sandbox.samples;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** An API that checks what its page requires, and answers the sample of its page. */
final class SampleEndpoint implements Endpoint {

    private final ApiSample sample;

    SampleEndpoint(ApiSample sample) {
        this.sample = sample;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        require(sample.query(), name -> request.queryParameter(name) != null);
        UploadRule file = sample.file();
        if (file != null) {
            file.check(request);
        } else if (request.bodyLength() > 0) {
            JsonObject body = parse(request);
            require(sample.body(), name -> body.getValue(name) != null);
        }
        JsonObject answer = sample.answer();
        return answer == null ? SamplePicture.response() : StubResponse.json(answer);
    }

    private void require(List<String> names, Predicate<String> isPresent) {
        names.stream().filter(isPresent.negate()).findFirst().ifPresent(name -> {
            throw new ApiErrorException(sample.missing(), name + " is empty");
        });
    }

    private static JsonObject parse(ReceivedRequest request) {
        try {
            return new JsonObject(request.body());
        } catch (DecodeException | ClassCastException e) {
            throw new ApiErrorException(Errcode.DATA_FORMAT);
        }
    }
}
