package io.cloudcall.functional.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs a class of tests for each form in which HTTP requests reach the function: its constructor gets the name of an
 * event in events/.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass
@ValueSource(strings = {"http-api-post", "http-api-payload-1-post", "rest-api-post", "function-url-post"})
@interface EachGateway {}
