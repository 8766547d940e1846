/**
 * The command {@code ./cloudcall}: the function and the sandbox in one process, without Lambda. Start at
 * {@link io.cloudcall.tools.cli.Main}; a new subcommand is one more {@code CliCommand} there.
 */
@NullMarked
package io.cloudcall.tools.cli;

import org.jspecify.annotations.NullMarked;
