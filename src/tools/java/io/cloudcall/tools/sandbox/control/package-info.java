/**
 * The sandbox's own HTTP API below {@code /_sandbox/}, for tests in any language and for the console at {@code /}. Its
 * description, openapi.json, is served too. Start at {@link io.cloudcall.tools.sandbox.control.SandboxControl}; a new
 * operation is one more route of a resource, and a path of openapi.json.
 */
@NullMarked
package io.cloudcall.tools.sandbox.control;

import org.jspecify.annotations.NullMarked;
