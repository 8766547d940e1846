package io.cloudcall.aws;

import java.util.function.Predicate;

/**
 * An operation of a service of AWS.
 *
 * @param service the service
 * @param target the value of the header X-Amz-Target, such as {@code secretsmanager.GetSecretValue}
 * @param attemptMillis the timeout of one request
 * @param isTransient accepts a response after which the same request may succeed
 */
public record AwsOperation(AwsService service, String target, long attemptMillis, Predicate<AwsResponse> isTransient) {}
