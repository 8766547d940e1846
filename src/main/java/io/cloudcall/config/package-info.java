/**
 * The function's settings: environment variables and config.json, read and validated. Start at
 * {@link io.cloudcall.config.FunctionConfig}; a new setting is one more component of it and one more reader.
 */
@NullMarked
package io.cloudcall.config;

import org.jspecify.annotations.NullMarked;
