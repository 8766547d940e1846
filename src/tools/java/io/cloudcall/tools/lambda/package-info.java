/**
 * Lambda's side of an invocation: the Runtime API, and the packaged function as a process that polls it. Start at
 * {@link io.cloudcall.tools.lambda.RuntimeApiStub}; {@link io.cloudcall.tools.lambda.LocalLambdaContext} serves for
 * invocations without a process.
 */
@NullMarked
package io.cloudcall.tools.lambda;

import org.jspecify.annotations.NullMarked;
