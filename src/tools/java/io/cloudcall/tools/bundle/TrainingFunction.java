package io.cloudcall.tools.bundle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudcall.CloudFunction;
import io.cloudcall.PushFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The handler of the training run: both handlers in one process, of which an AOT cache is made. A bundle contains it
 * for that alone.
 */
public final class TrainingFunction implements RequestStreamHandler {
    /** The route of pushes in events of an HTTP API. */
    static final String PUSH_ROUTE = "POST /push";

    private final CloudFunction calls = new CloudFunction();
    private final PushFunction pushes = new PushFunction();

    /** Passes a request with the route of pushes to their handler, and everything else to the other. */
    @Override
    public void handleRequest(InputStream payload, OutputStream response, Context context) throws IOException {
        byte[] event = payload.readAllBytes();
        boolean isPush = new String(event, StandardCharsets.UTF_8).contains(PUSH_ROUTE);
        RequestStreamHandler handler = isPush ? pushes : calls;
        handler.handleRequest(new ByteArrayInputStream(event), response, context);
    }
}
