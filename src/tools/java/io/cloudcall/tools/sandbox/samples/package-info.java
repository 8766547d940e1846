/**
 * Sample answers of every documented API that no other family of the sandbox implements, in the form of WeChat's page
 * about it, and the media that were uploaded.
 */
@NullMarked
package io.cloudcall.tools.sandbox.samples;

import org.jspecify.annotations.NullMarked;
