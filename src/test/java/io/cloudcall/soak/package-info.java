/**
 * The packaged function kept busy for minutes, by 32 invocations at once in one process: its use of resources stays
 * level, and each result is its own invocation's. Start at {@code SoakIT}.
 */
@NullMarked
package io.cloudcall.soak;

import org.jspecify.annotations.NullMarked;
