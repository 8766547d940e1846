package io.cloudcall.tools.lambda;

/**
 * What the runtime interface client posted for an invocation.
 *
 * @param body the payload
 * @param succeeded whether it was posted as a response, not as an error of the function
 */
public record Reply(String body, boolean succeeded) {}
