/** One line of log and metrics an invocation: what is taken down, and how it is written. */
@NullMarked
package io.cloudcall.telemetry;

import org.jspecify.annotations.NullMarked;
