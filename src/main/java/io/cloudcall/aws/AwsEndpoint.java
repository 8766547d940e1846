package io.cloudcall.aws;

import io.cloudcall.aws.AwsException.Reason;
import io.cloudcall.http.Hosts;
import io.cloudcall.http.PlainHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of a service of AWS.
 *
 * @param url its URL
 * @param region the region to sign for
 */
record AwsEndpoint(URI url, String region) {
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
     * Returns the endpoint of a service.
     *
     * @param serviceRegion the region of the service, or null for the function's own
     * @throws AwsException if the region is missing or invalid, or the configured endpoint is not a URL, or not
     *     permitted
     */
    static AwsEndpoint of(AwsService service, @Nullable String serviceRegion, AwsEnvironment environment) {
        String region = serviceRegion == null ? environment.region() : serviceRegion;
        if (!REGION.matcher(region).matches()) {
            throw new AwsException(
                    Reason.CONFIGURATION, "AWS_REGION does not name a region of AWS: set it to one such as us-east-1.");
        }
        for (String name : new String[] {service.endpointVariable(), GLOBAL_ENDPOINT}) {
            Optional<String> url = environment.get(name);
            if (url.isPresent()) {
                return new AwsEndpoint(configuredUrl(name, url.get(), service, environment), region);
            }
        }
        boolean isFips =
                "true".equalsIgnoreCase(environment.get("AWS_USE_FIPS_ENDPOINT").orElse(""));
        String host = service.label(region, isFips) + "." + region + "." + dnsSuffix(region);
        return new AwsEndpoint(URI.create("https://" + host), region);
    }

    private static String dnsSuffix(String region) {
        for (Map.Entry<String, String> domain : DOMAINS.entrySet()) {
            if (region.startsWith(domain.getKey())) {
                return domain.getValue();
            }
        }
        return "amazonaws.com";
    }

    private static URI configuredUrl(String name, String text, AwsService service, AwsEnvironment environment) {
        URI url = url(name, text, service);
        boolean isPermitted =
                "true".equals(environment.get(PlainHttp.PERMISSION).orElse(""));
        if (PlainHttp.needsPermission(url) && !isPermitted) {
            throw new AwsException(Reason.CONFIGURATION, PlainHttp.missingPermission(name, environment.contents()));
        }
        return url;
    }

    private static URI url(String name, String text, AwsService service) {
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
                name + " is not the URL of a server: remove it, or set it to one such as" + " https://" + service.id()
                        + ".us-east-1.amazonaws.com.");
    }
}
