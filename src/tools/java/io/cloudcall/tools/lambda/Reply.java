package io.cloudcall.tools.lambda;

/**
 * The runtime interface client's reply to an invocation.
 *
 * @param body the payload
 * @param succeeded whether it was posted as a response, not as an error of the function
 */
public record Reply(String body, boolean succeeded) {}
