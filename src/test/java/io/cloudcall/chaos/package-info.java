/**
 * The function under a storm: seeded sequences of everything that can go wrong between it and WeChat, from many threads, and the
 * promises that hold all the same. Start at {@code ChaosIT}; a new fault is one more line of {@code ApiFaults} or {@code
 * TokenFaults}, a new promise one more {@code Invariant}.
 */
@NullMarked
package io.cloudcall.chaos;

import org.jspecify.annotations.NullMarked;
