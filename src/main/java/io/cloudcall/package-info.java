/** The Lambda entry: composes the parts once and answers each invocation. */
@NullMarked
package io.cloudcall;

import org.jspecify.annotations.NullMarked;
