/**
 * The Lambda function: its handler, the steps of an invocation, SnapStart, and the end of a broken process. Start at
 * {@link io.cloudcall.CloudFunction}; a step that every invocation takes belongs in {@code Invocation}.
 */
@NullMarked
package io.cloudcall;

import org.jspecify.annotations.NullMarked;
