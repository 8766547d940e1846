package io.cloudcall.tools.junit;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The extension behind {@link CloudcallSandbox}. Without state: JUnit's stores have the sandboxes. */
final class CloudcallSandboxExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CloudcallSandboxExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        findOnClass(context.getRequiredTestClass())
                .filter(options -> !options.perMethod())
                .ifPresent(options -> shared(context).get(options));
        for (Field field : fields(context.getRequiredTestClass(), true)) {
            inject(field, null, context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        findOnClass(context.getRequiredTestClass()).ifPresent(options -> running(options, context));
        // Those of a static field or of a parameter of @BeforeAll are reset too.
        shared(context).declarations().forEach(options -> running(options, context));
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            for (Field field : fields(instance.getClass(), false)) {
                inject(field, instance, context);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == Sandbox.class || type == SandboxCertificate.class)
                && find(parameter, context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        CloudcallSandbox options = find(parameter, context).orElseThrow();
        if (options.perMethod() && !isOfMethod(context)) {
            throw new ParameterResolutionException(
                    "@CloudcallSandbox(perMethod = true): its sandbox runs during a test, so that @BeforeEach methods"
                            + " and tests have it, not constructors and @BeforeAll methods");
        }
        RunningSandbox running = running(options, context);
        if (parameter.getParameter().getType() == Sandbox.class) {
            return running.sandbox();
        }
        SandboxCertificate certificate = running.certificate();
        if (certificate == null) {
            throw new ParameterResolutionException("only a @CloudcallSandbox(tls = true) has a certificate");
        }
        return certificate;
    }

    private static Optional<CloudcallSandbox> find(ParameterContext parameter, ExtensionContext context) {
        return parameter
                .findAnnotation(CloudcallSandbox.class)
                .or(() -> context.getTestClass().flatMap(CloudcallSandboxExtension::findOnClass));
    }

    /** Returns the annotation of a class, or of the classes around it. */
    private static Optional<CloudcallSandbox> findOnClass(Class<?> testClass) {
        for (Class<?> each = testClass; each != null; each = each.getEnclosingClass()) {
            Optional<CloudcallSandbox> found = AnnotationSupport.findAnnotation(each, CloudcallSandbox.class);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Field> fields(Class<?> testClass, boolean isStatic) {
        return AnnotationSupport.findAnnotatedFields(
                testClass,
                CloudcallSandbox.class,
                field -> Modifier.isStatic(field.getModifiers()) == isStatic,
                HierarchyTraversalMode.TOP_DOWN);
    }

    private static void inject(Field field, @Nullable Object instance, ExtensionContext context)
            throws IllegalAccessException {
        CloudcallSandbox options = field.getAnnotation(CloudcallSandbox.class);
        requireInjectable(field, options);
        field.setAccessible(true);
        field.set(instance, running(options, context).sandbox());
    }

    private static void requireInjectable(Field field, CloudcallSandbox options) {
        if (field.getType() != Sandbox.class || Modifier.isFinal(field.getModifiers())) {
            throw new ExtensionConfigurationException("@CloudcallSandbox: the field " + field.getName()
                    + " has to be of type " + Sandbox.class.getName() + " and not final");
        }
        if (options.perMethod() && Modifier.isStatic(field.getModifiers())) {
            throw new ExtensionConfigurationException("@CloudcallSandbox(perMethod = true): the field "
                    + field.getName() + " has to be an instance's, since tests would share a static one");
        }
    }

    /** Returns the sandbox of an annotation, reset for the test of the context if there is one. */
    private static RunningSandbox running(CloudcallSandbox options, ExtensionContext context) {
        if (options.perMethod()) {
            return compute(context, options, RunningSandbox.class, () -> RunningSandbox.start(options));
        }
        SharedSandboxes shared = shared(context);
        RunningSandbox running = shared.get(options);
        if (options.reset() && isOfMethod(context)) {
            compute(context, SharedSandboxes.Turn.class, SharedSandboxes.Turn.class, shared::takeTurn);
            compute(context, List.of("reset", options), Boolean.class, () -> {
                running.sandbox().reset();
                return true;
            });
        }
        return running;
    }

    private static <T> T compute(ExtensionContext context, Object key, Class<T> type, Supplier<T> value) {
        Store store = context.getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(key, absent -> value.get(), type);
    }

    /** Returns the sandboxes of the top-level class, in whose store they are. */
    private static SharedSandboxes shared(ExtensionContext context) {
        ExtensionContext top = context;
        for (ExtensionContext each = context;
                each != null;
                each = each.getParent().orElse(null)) {
            top = each.getTestClass().isPresent() ? each : top;
        }
        return compute(top, SharedSandboxes.class, SharedSandboxes.class, SharedSandboxes::new);
    }

    private static boolean isOfMethod(ExtensionContext context) {
        return context.getTestMethod().isPresent();
    }
}
