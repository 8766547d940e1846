/** Text in the cells of a terminal: how wide it is, what may be printed, colours, and pictures of it. */
@NullMarked
package io.cloudcall.tools.cli.terminal;

import org.jspecify.annotations.NullMarked;
