package io.cloudcall.tools.junit;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a {@link Sandbox} for the tests of a class, and closes it after the last of them.
 *
 * <ul>
 *   <li>On a test class: parameters of type {@link Sandbox} of its constructor, tests and lifecycle methods get the
 *       sandbox, in nested classes too. It runs whether one asks for it or not.
 *   <li>On a field of type {@link Sandbox}: the field gets it before {@code @BeforeAll} methods if it is static,
 *       otherwise before {@code @BeforeEach} methods. It may be private, but not final.
 *   <li>On a parameter of type {@link Sandbox}: so does that parameter.
 * </ul>
 *
 * Equal annotations within a top-level class are one sandbox, different ones are sandboxes of their own: see
 * {@link #name}. A parameter of type {@link SandboxCertificate} gets the certificate of one with {@link #tls}.
 *
 * <p>The sandbox is reset before each test: what a constructor or {@code @BeforeAll} has changed in it is gone then.
 * Tests of one class that JUnit runs in parallel take turns, since they share it; those of several classes do not, nor
 * do those with {@link #perMethod}, or without {@link #reset}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER})
@ExtendWith(CloudcallSandboxExtension.class)
public @interface CloudcallSandbox {
    /** Returns what distinguishes a second sandbox with the same options. */
    String name() default "";

    /** Returns whether each test has a sandbox of its own, which runs while that test does. */
    boolean perMethod() default false;

    /** Returns whether a sandbox of several tests is reset before each of them. */
    boolean reset() default true;

    /** Returns the apps beside the sandbox's first one, each as {@code APPID=SECRET}. */
    String[] apps() default {};

    /** Returns the port to listen on; 0 for a free one, which {@link Sandbox#port} and {@link Sandbox#baseUrl} have. */
    int port() default 0;

    /** Returns whether it serves HTTPS, with a certificate that is made each time, which takes a second or two. */
    boolean tls() default false;
}
