/**
 * The function under seeded sequences of all faults between it and WeChat.
 *
 * <p>{@code ChaosSafetyIT} has many threads, clock jumps and all faults of {@code FaultCatalog}, and checks what must
 * never happen: each {@code Invariant} holds with no exception, so a violation is a bug of the function or of the
 * sandbox. {@code ChaosLivenessIT} has one thread and a clock that stands still, and checks what must happen: each
 * {@code LivenessFault} says how often it is retried, and with what result.
 */
@NullMarked
package io.cloudcall.chaos;

import org.jspecify.annotations.NullMarked;
