package io.cloudcall.aws;

import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.http.Hosts;
import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A provider of the process's AWS credentials: from the environment, as Lambda sets them, or from the endpoint that the
 * environment names, as with SnapStart, ECS and EKS. They are not cached, as they expire: their endpoint is on the same
 * machine.
 */
final class AwsCredentialsProvider {
    private static final String RELATIVE_URI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private static final String FULL_URI = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private static final String TOKEN_FILE = TOKEN + "_FILE";
    private static final String ECS_ENDPOINT = "http://169.254.170.2";
    private static final String NO_CREDENTIALS = "The endpoint that gives the function its AWS credentials gave none.";
    private static final long TIMEOUT_MILLIS = 1_000;

    /** The endpoints of ECS and EKS, the only hosts besides loopback that are allowed over plain HTTP. */
    private static final Set<String> PLAIN_HTTP_HOSTS = Set.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

    private final AwsEnvironment environment;
    private final Transport transport;

    /** Creates a provider that opens no connection yet. */
    AwsCredentialsProvider(AwsEnvironment environment, Transport transport) {
        this.environment = environment;
        this.transport = transport;
    }

    /**
     * Returns the credentials, or the failure of their endpoint.
     *
     * @throws AwsException if the environment has neither credentials nor a valid endpoint for them
     */
    CompletableFuture<AwsCredentials> resolveCredentials() {
        Optional<String> keyId = environment.get("AWS_ACCESS_KEY_ID");
        Optional<String> secretKey = environment.get("AWS_SECRET_ACCESS_KEY");
        return keyId.isPresent() && secretKey.isPresent()
                ? CompletableFuture.completedFuture(new AwsCredentials(
                        keyId.get(),
                        secretKey.get(),
                        environment.get("AWS_SESSION_TOKEN").orElse(null)))
                : containerCredentials();
    }

    private CompletableFuture<AwsCredentials> containerCredentials() {
        TransportRequest request = TransportRequest.bypassingProxy(endpoint(), null, authorizationHeader());
        return transport.send(request, TIMEOUT_MILLIS).handle((response, failure) -> {
            if (response == null) {
                throw new AwsException(Reason.UNAVAILABLE, NO_CREDENTIALS, failure);
            }
            return parse(response);
        });
    }

    private static AwsCredentials parse(TransportResponse response) {
        try {
            if (response.status() == 200 && StrictJsonParser.parse(response.body()) instanceof JsonObject credentials) {
                String keyId = credentials.getString("AccessKeyId");
                String secretKey = credentials.getString("SecretAccessKey");
                if (keyId != null && secretKey != null) {
                    return new AwsCredentials(keyId, secretKey, credentials.getString("Token"));
                }
            }
            throw unavailable("It answered with HTTP status " + response.status() + ".");
        } catch (JsonParseException e) {
            throw unavailable("What it answered is not JSON.");
        }
    }

    private static AwsException unavailable(String details) {
        return new AwsException(Reason.UNAVAILABLE, NO_CREDENTIALS, details);
    }

    private URI endpoint() {
        Optional<String> path = environment.get(RELATIVE_URI);
        String text = path.isPresent()
                ? ECS_ENDPOINT + path.get()
                : environment.get(FULL_URI).orElseThrow(environment::missingConfiguration);
        try {
            URI url = new URI(text);
            if (Hosts.namesServer(url) && isAllowedHost(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        throw invalid(path.isPresent() ? RELATIVE_URI : FULL_URI);
    }

    private static boolean isAllowedHost(URI url) {
        return "https".equals(url.getScheme())
                || ("http".equals(url.getScheme())
                        && (Hosts.isLoopback(url.getHost()) || PLAIN_HTTP_HOSTS.contains(url.getHost())));
    }

    private Map<String, String> authorizationHeader() {
        Optional<String> token = environment.get(TOKEN);
        Optional<String> file = environment.get(TOKEN_FILE);
        String name = token.isPresent() ? TOKEN : TOKEN_FILE;
        String value = token.isPresent() || file.isEmpty() ? token.orElse("") : read(file.get());
        if (!value.matches("[ -~]*")) {
            throw invalid(name);
        }
        return value.isEmpty() ? Map.of() : Map.of("authorization", value);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw invalid(TOKEN_FILE);
        }
    }

    /** Returns the error of an invalid variable, without its value, which may be secret. */
    private static AwsException invalid(String variable) {
        return new AwsException(
                Reason.CONFIGURATION,
                variable
                        + " is invalid. Lambda or the container's platform normally sets it: unset it, or correct it.");
    }
}
