/**
 * Sample answers of every documented API that no other family of the sandbox implements, in the form of WeChat's page
 * about it, and the media that were uploaded. Start at {@link io.cloudcall.tools.sandbox.samples.SampleApi}; an API
 * with state belongs in a package of its own.
 */
@NullMarked
package io.cloudcall.tools.sandbox.samples;

import org.jspecify.annotations.NullMarked;
