/**
 * Requests to AWS without its SDK: credentials, signatures by Signature Version 4, and the failures of both. Knows no
 * setting of its own; {@link io.cloudcall.aws.AwsEnvironment} has the variables that AWS's tools have.
 */
@NullMarked
package io.cloudcall.aws;

import org.jspecify.annotations.NullMarked;
