/**
 * The Lambda function: its handler, the steps of an invocation, and SnapStart. Start at
 * {@link io.cloudcall.CloudFunction}; a step that every invocation takes belongs in {@code Invocation}.
 */
@NullMarked
package io.cloudcall;

import org.jspecify.annotations.NullMarked;
