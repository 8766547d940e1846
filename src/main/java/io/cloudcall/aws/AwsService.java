package io.cloudcall.aws;

import org.jspecify.annotations.Nullable;

/**
 * A service of AWS.
 *
 * @param name its name, as a sentence names it
 * @param id its name in endpoints and in signatures, such as {@code secretsmanager}
 * @param endpointVariable the environment variable of AWS's tools with its endpoint
 * @param regionsOfFips the prefix of the regions whose endpoints all meet FIPS 140, so that none is named for it; null
 *     for none
 */
public record AwsService(
        String name,
        String id,
        String endpointVariable,
        @Nullable String regionsOfFips) {
    /** AWS Secrets Manager. */
    public static final AwsService SECRETS_MANAGER =
            new AwsService("AWS Secrets Manager", "secretsmanager", "AWS_ENDPOINT_URL_SECRETS_MANAGER", null);

    /** Amazon EventBridge. */
    public static final AwsService EVENT_BRIDGE =
            new AwsService("Amazon EventBridge", "events", "AWS_ENDPOINT_URL_EVENTBRIDGE", "us-gov-");

    /** Returns the first label of the endpoint's host in a region. */
    String label(String region, boolean fips) {
        boolean isNamed = fips && (regionsOfFips == null || !region.startsWith(regionsOfFips));
        return isNamed ? id + "-fips" : id;
    }
}
