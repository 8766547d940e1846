/** What CloudWatch takes for metrics. */
@NullMarked
package io.cloudcall.telemetry;

import org.jspecify.annotations.NullMarked;
