/**
 * Secrets and their sources: a constant, or AWS Secrets Manager with its own client and signer. Start at
 * {@link io.cloudcall.secret.AppSecretConfig}; a new source of AppSecrets is one more implementation of
 * {@link io.cloudcall.secret.AppSecret}. {@link io.cloudcall.secret.StoredSecretConfig} reads any other secret of
 * Secrets Manager.
 */
@NullMarked
package io.cloudcall.secret;

import org.jspecify.annotations.NullMarked;
