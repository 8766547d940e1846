package io.cloudcall.call;

/**
 * A cloud call that the catalog has.
 *
 * @param api what is called
 * @param request what is asked of it
 */
public record ResolvedCall(Api api, CallRequest request) {}
