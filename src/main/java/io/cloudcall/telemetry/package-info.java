/** The line of log and metrics that each invocation writes: its recorder and its format. */
@NullMarked
package io.cloudcall.telemetry;

import org.jspecify.annotations.NullMarked;
