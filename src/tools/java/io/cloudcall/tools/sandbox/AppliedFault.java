package io.cloudcall.tools.sandbox;

/**
 * A fault and the request that it was applied to.
 *
 * @param fault the planned fault
 * @param request the request that it was applied to
 */
public record AppliedFault(Fault fault, ReceivedRequest request) {}
