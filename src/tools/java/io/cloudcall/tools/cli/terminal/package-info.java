/** Text in the cells of a terminal: how wide it is, what may be printed, and colors. */
@NullMarked
package io.cloudcall.tools.cli.terminal;

import org.jspecify.annotations.NullMarked;
