package io.cloudcall;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import io.cloudcall.http.tls.TlsPolicy;
import io.cloudcall.wechat.WeChatClient;

/**
 * The main class of a bundle: starts Lambda's runtime interface client, and preloads classes of the function in
 * parallel. Managed Java has a runtime interface client of its own, and starts with {@link CloudFunction}.
 */
public final class Bootstrap {
    private Bootstrap() {}

    /** Serves invocations until the process ends. The first argument is the handler's name. */
    public static void main(String[] args) throws Throwable {
        // It resets the list when it is initialized; a thread of the preloader may read the list from then on.
        Class.forName(AWSLambda.class.getName());
        TlsPolicy.restoreDisabledAlgorithms();
        WeChatClient.preload();
        AWSLambda.main(args);
    }
}
