/** The developer's command: the function and the sandbox in one process, without Lambda. */
@NullMarked
package io.cloudcall.cli;

import org.jspecify.annotations.NullMarked;
