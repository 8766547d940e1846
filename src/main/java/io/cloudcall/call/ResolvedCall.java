package io.cloudcall.call;

/**
 * A request for an API of the catalog.
 *
 * @param api the API
 * @param request the request for it
 */
public record ResolvedCall(Api api, CallRequest request) {}
