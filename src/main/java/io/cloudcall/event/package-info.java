/** The shapes that an invocation comes in, and how each is answered. */
@NullMarked
package io.cloudcall.event;

import org.jspecify.annotations.NullMarked;
