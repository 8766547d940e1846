/**
 * The health check of the sandbox's container image. Start at {@link io.cloudcall.tools.image.HealthProbe}; code that
 * the sandbox needs outside its image belongs in {@code sandbox}.
 */
@NullMarked
package io.cloudcall.tools.image;

import org.jspecify.annotations.NullMarked;
