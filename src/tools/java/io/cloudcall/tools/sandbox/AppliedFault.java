package io.cloudcall.tools.sandbox;

/**
 * A fault that has been used up.
 *
 * @param fault what was planned
 * @param request the request that it happened to
 */
public record AppliedFault(Fault fault, ReceivedRequest request) {}
