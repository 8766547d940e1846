package io.cloudcall.tools.lambda;

import java.util.concurrent.CompletableFuture;

/** An event for the function, and its future reply. */
record PendingInvocation(String requestId, String event, long deadlineMillis, CompletableFuture<Reply> reply) {}
