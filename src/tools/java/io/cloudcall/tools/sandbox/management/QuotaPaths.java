package io.cloudcall.tools.sandbox.management;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import java.util.function.Predicate;

/**
 * The paths that have a quota.
 *
 * @param isRouted whether the sandbox has an API of that path
 */
record QuotaPaths(Predicate<String> isRouted) {

    /** Returns the {@code cgi_path} of a request. */
    String require(ReceivedRequest request) {
        String path = RequestFields.of(request).optionalText("cgi_path");
        if (path.startsWith("/sns/")) {
            throw new ApiErrorException(Errcode.CGI_PATH_FORBIDDEN);
        }
        if (!isRouted.test(path)) {
            throw new ApiErrorException(Errcode.CGI_PATH_NOT_FOUND);
        }
        return path;
    }
}
