/**
 * Cloud calls as wx-server-sdk defines them, without any I/O: requests, results and errors, the catalog of APIs, and
 * the mapping of responses. Start at {@link io.cloudcall.call.CallRequest} and {@link io.cloudcall.call.CallResult}; a
 * new API is one more row of api-catalog.tsv.
 */
@NullMarked
package io.cloudcall.call;

import org.jspecify.annotations.NullMarked;
