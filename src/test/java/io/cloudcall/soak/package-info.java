/**
 * The packaged function kept busy for minutes, by 32 invocations at once in one process: that what it takes up stays level, and that each
 * answer is its own invocation's. Start at {@code SoakIT}.
 */
@NullMarked
package io.cloudcall.soak;

import org.jspecify.annotations.NullMarked;
