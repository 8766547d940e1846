package io.cloudcall.tools.cli;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.ServerApi;
import io.cloudcall.call.UnknownApi;

/** An API on the command line, by its name or its path. */
final class ApiArgument {
    private ApiArgument() {}

    /**
     * Returns the path of an API.
     *
     * @throws picocli.CommandLine.ParameterException if it is neither a path nor a name of the catalog
     */
    static String toPath(CliCommand command, String api) {
        if (!Api.isPath(api)) {
            return ApiCatalog.find(api)
                    .map(Api::path)
                    .orElseThrow(() -> UnknownApi.findNearest(api)
                            .map(nearest -> command.misuse("value.api-nearest", api, nearest))
                            .orElseGet(() -> command.misuse("value.api-name", api)));
        }
        if (!ServerApi.isWellFormed(api)) {
            throw command.misuse("value.api-path", api);
        }
        return api;
    }
}
