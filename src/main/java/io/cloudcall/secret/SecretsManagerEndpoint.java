package io.cloudcall.secret;

import io.cloudcall.aws.AwsEnvironment;
import io.cloudcall.aws.AwsException;
import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.http.Hosts;
import io.cloudcall.http.PlainHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The endpoint of AWS Secrets Manager.
 *
 * @param url its URL
 * @param region the region to sign for
 */
record SecretsManagerEndpoint(URI url, String region) {
    private static final String SERVICE_ENDPOINT = "AWS_ENDPOINT_URL_SECRETS_MANAGER";
    private static final String GLOBAL_ENDPOINT = "AWS_ENDPOINT_URL";
    private static final Pattern REGION = Pattern.compile("[a-z]+(?:-[a-z0-9]+)+");

    /**
     * The DNS suffixes by prefixes of regions, from partitions.json of the AWS SDK for Java; for all others,
     * {@code amazonaws.com}.
     */
    private static final Map<String, String> DOMAINS = Map.of(
            "cn-", "amazonaws.com.cn",
            "us-iso-", "c2s.ic.gov",
            "us-isob-", "sc2s.sgov.gov",
            "eu-isoe-", "cloud.adc-e.uk",
            "us-isof-", "csp.hci.ic.gov",
            "eusc-", "amazonaws.eu");

    /**
     * Returns the endpoint for a secret.
     *
     * @throws AwsException if the region is missing or invalid, or the configured endpoint is not a URL, or not
     *     permitted
     */
    static SecretsManagerEndpoint of(SecretReference id, AwsEnvironment environment) {
        String region = id.region() == null ? environment.region() : id.region();
        if (!REGION.matcher(region).matches()) {
            throw new AwsException(
                    Reason.CONFIGURATION, "AWS_REGION does not name a region of AWS: set it to one such as us-east-1.");
        }
        for (String name : new String[] {SERVICE_ENDPOINT, GLOBAL_ENDPOINT}) {
            Optional<String> url = environment.get(name);
            if (url.isPresent()) {
                return new SecretsManagerEndpoint(configuredUrl(name, url.get(), environment), region);
            }
        }
        boolean isFips =
                "true".equalsIgnoreCase(environment.get("AWS_USE_FIPS_ENDPOINT").orElse(""));
        String host = "secretsmanager" + (isFips ? "-fips" : "") + "." + region + "." + dnsSuffix(region);
        return new SecretsManagerEndpoint(URI.create("https://" + host), region);
    }

    private static String dnsSuffix(String region) {
        for (Map.Entry<String, String> domain : DOMAINS.entrySet()) {
            if (region.startsWith(domain.getKey())) {
                return domain.getValue();
            }
        }
        return "amazonaws.com";
    }

    private static URI configuredUrl(String name, String text, AwsEnvironment environment) {
        URI url = url(name, text);
        boolean isPermitted =
                "true".equals(environment.get(PlainHttp.PERMISSION).orElse(""));
        if (PlainHttp.needsPermission(url) && !isPermitted) {
            throw new AwsException(Reason.CONFIGURATION, PlainHttp.missingPermission(name, environment.contents()));
        }
        return url;
    }

    private static URI url(String name, String text) {
        try {
            URI url = new URI(text);
            boolean isHttp = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (isHttp && url.getRawQuery() == null && url.getRawFragment() == null) {
                Hosts.findFault(url).ifPresent(fault -> {
                    throw new AwsException(Reason.CONFIGURATION, name + " " + fault + ".");
                });
                return url;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        throw new AwsException(
                Reason.CONFIGURATION,
                name + " is not the URL of a server: remove it, or set it to one such as"
                        + " https://secretsmanager.us-east-1.amazonaws.com.");
    }
}
