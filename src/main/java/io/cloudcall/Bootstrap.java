package io.cloudcall;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import io.cloudcall.wechat.WeChatClient;

/**
 * The main class of a bundle: starts Lambda's runtime interface client, and preloads classes of the function in
 * parallel. Managed Java has a runtime interface client of its own, and starts with {@link CloudFunction}.
 */
public final class Bootstrap {
    private Bootstrap() {}

    /** Serves invocations until the process ends. The first argument is the handler's name. */
    public static void main(String[] args) throws Throwable {
        WeChatClient.preload();
        AWSLambda.main(args);
    }
}
