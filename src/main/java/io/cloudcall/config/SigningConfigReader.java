package io.cloudcall.config;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.call.ServerApi;
import io.cloudcall.wechat.SignedApis;
import io.cloudcall.wechat.SigningConfig;
import io.cloudcall.wechat.SigningKeysLocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The reader of the settings for signed calls. */
final class SigningConfigReader {
    private static final String ARN_VARIABLE = "WECHAT_API_SECURITY_ARN";
    private static final String FILE_VARIABLE = "WECHAT_API_SECURITY_FILE";
    private static final String APIS_VARIABLE = "WECHAT_SIGNED_APIS";

    private SigningConfigReader() {}

    /** Returns the calls to sign, and where the keys are. */
    static SigningConfig read(EnvironmentVariables variables) {
        return new SigningConfig(
                variables.get(APIS_VARIABLE).map(SigningConfigReader::parseApis).orElseGet(SignedApis::required),
                readLocation(variables),
                variables.get("WECHAT_APP_ID").orElse(null));
    }

    private static SigningKeysLocation readLocation(EnvironmentVariables variables) {
        Optional<String> arn = variables.get(ARN_VARIABLE);
        Optional<String> file = variables.get(FILE_VARIABLE);
        if (arn.isPresent() && file.isPresent()) {
            throw new ConfigurationException(
                    ARN_VARIABLE + " and " + FILE_VARIABLE + " are both set: remove one of them.");
        }
        if (arn.isPresent()) {
            return stored(arn.get(), variables);
        }
        return new SigningKeysLocation.LocalFile(toPath(file.orElseThrow(() -> new ConfigurationException(APIS_VARIABLE
                + " is set, and the keys are not: set " + ARN_VARIABLE + " to the secret that holds them."))));
    }

    private static SigningKeysLocation stored(String id, EnvironmentVariables variables) {
        try {
            return new SigningKeysLocation.Stored(id, variables.variables());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static Path toPath(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new ConfigurationException(FILE_VARIABLE + " is no path: set it to the JSON file of the keys.");
        }
    }

    private static SignedApis parseApis(String list) {
        return new SignedApis(Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(SigningConfigReader::parsePath)
                .toList());
    }

    private static String parsePath(String name) {
        if (Api.isPath(name)) {
            ServerApi.findProblem(name).ifPresent(problem -> {
                throw new ConfigurationException(APIS_VARIABLE + " names a path that is not usable. " + problem);
            });
            ApiCatalog.all().stream()
                    .filter(api -> api.path().equalsIgnoreCase(name))
                    .forEach(SigningConfigReader::requireSignable);
            return name;
        }
        Api api = ApiCatalog.find(name)
                .orElseThrow(() -> new ConfigurationException(APIS_VARIABLE
                        + " names an unknown call: list names, such as security.msgSecCheck, or paths, such as"
                        + " /wxa/getuserriskrank."));
        requireSignable(api);
        return api.path();
    }

    private static void requireSignable(Api api) {
        if (api.method() != Api.Method.POST) {
            throw new ConfigurationException(APIS_VARIABLE + " names " + api.name()
                    + ", which is a GET, and WeChat defines signatures for POST only: remove it.");
        }
        if (api.kind() == Api.Kind.UPLOAD) {
            throw new ConfigurationException(APIS_VARIABLE + " names " + api.name()
                    + ", which takes a file, and WeChat encrypts no files: remove it.");
        }
    }
}
