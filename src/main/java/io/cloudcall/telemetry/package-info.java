/**
 * The line of log and metrics that each invocation writes: its recorder and its format. Start at
 * {@link io.cloudcall.telemetry.InvocationRecorder}; a new metric is one more value there and in
 * {@code InvocationMetrics}.
 */
@NullMarked
package io.cloudcall.telemetry;

import org.jspecify.annotations.NullMarked;
