/** The developer's command: the function and the sandbox in one process, without Lambda. */
@NullMarked
package io.cloudcall.tools.cli;

import org.jspecify.annotations.NullMarked;
