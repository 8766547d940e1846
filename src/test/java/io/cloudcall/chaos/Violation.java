package io.cloudcall.chaos;

/**
 * A promise that was not kept.
 *
 * @param invariant which one
 * @param what by what
 */
record Violation(String invariant, String what) {}
