package io.cloudcall.functional.apps;

/**
 * The token calls of an app with its current AppSecret since the clock was last advanced.
 *
 * @param normal those in normal mode
 * @param forced the calls that force a new token
 */
record TokenCalls(int normal, int forced) {}
