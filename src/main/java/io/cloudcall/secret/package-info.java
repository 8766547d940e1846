/**
 * The AppSecret and its sources: a constant, or AWS Secrets Manager with its own client and signer. Start at
 * {@link io.cloudcall.secret.AppSecretConfig}; a new source is one more implementation of
 * {@link io.cloudcall.secret.AppSecret}.
 */
@NullMarked
package io.cloudcall.secret;

import org.jspecify.annotations.NullMarked;
