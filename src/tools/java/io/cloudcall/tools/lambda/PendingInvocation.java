package io.cloudcall.tools.lambda;

import java.util.concurrent.CompletableFuture;

/** An event on its way to the function, and the reply on its way back. */
record PendingInvocation(String requestId, String event, long deadlineMillis, CompletableFuture<Reply> reply) {}
