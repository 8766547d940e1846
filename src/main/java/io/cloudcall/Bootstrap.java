package io.cloudcall;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import io.cloudcall.wechat.WeChatClient;

/**
 * What a bundle starts: Lambda's runtime interface client, beside which the function already prepares. Where Lambda
 * brings that client itself, as managed Java does, {@link CloudFunction} is the first class of this project that runs.
 */
public final class Bootstrap {
    private Bootstrap() {}

    /** Serves invocations until the process is ended. The first argument is the handler's name. */
    public static void main(String[] args) throws Throwable {
        WeChatClient.preload();
        AWSLambda.main(args);
    }
}
