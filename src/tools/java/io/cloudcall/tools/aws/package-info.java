/**
 * Stubs of AWS services on loopback, with the verification of signatures. Start at
 * {@link io.cloudcall.tools.aws.SecretsManagerStub} or {@link io.cloudcall.tools.aws.EventBridgeStub}; a new kind of
 * response is one more method there.
 */
@NullMarked
package io.cloudcall.tools.aws;

import org.jspecify.annotations.NullMarked;
