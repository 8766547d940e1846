/**
 * Text for terminals: its width in cells, the removal of control characters, and colors. Start at
 * {@link io.cloudcall.tools.cli.terminal.StyledLine}; the commands build what they print of it.
 */
@NullMarked
package io.cloudcall.tools.cli.terminal;

import org.jspecify.annotations.NullMarked;
