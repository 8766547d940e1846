/** Lambda's side of an invocation: the Runtime API, and the packaged function as a process that polls it. */
@NullMarked
package io.cloudcall.tools.lambda;

import org.jspecify.annotations.NullMarked;
