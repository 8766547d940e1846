/**
 * Requests to AWS without its SDK: credentials, signatures by Signature Version 4, and the failures of both. Start at
 * {@link io.cloudcall.aws.AwsJsonClient}; a new operation is one more {@code AwsOperation}. Settings of this project do
 * not belong here: {@link io.cloudcall.aws.AwsEnvironment} has the variables of AWS's own tools.
 */
@NullMarked
package io.cloudcall.aws;

import org.jspecify.annotations.NullMarked;
