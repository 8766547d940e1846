package io.cloudcall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The typed calls by their names, so that one test goes through all of them.
 *
 * @param logistics the calls
 * @param async whether they are made by the methods that return futures
 */
record TypedCalls(Logistics logistics, boolean async) {

    /** Returns the names of all calls, by the methods without parameters or with a request. */
    static List<String> names() {
        return methods().map(Method::getName).sorted().toList();
    }

    /** Returns the type of a call's data, or null if it has none. */
    static @Nullable Class<?> requestType(String name) {
        return Stream.of(find(name).getParameterTypes()).findFirst().orElse(null);
    }

    static Class<?> responseType(String name) {
        return find(name).getReturnType();
    }

    private static Stream<Method> methods() {
        return Stream.of(Logistics.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType().getName().startsWith("io.cloudcall.logistics."))
                .filter(method -> Stream.of(method.getParameterTypes())
                        .allMatch(type -> type.getPackageName().startsWith("io.cloudcall.")));
    }

    private static Method find(String name) {
        return methods()
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns a response, or throws the call's failure. */
    <T> T make(String name, @Nullable Object request, Class<T> response) {
        assertEquals(response, responseType(name));
        Class<?>[] types = find(name).getParameterTypes();
        try {
            Method method = Logistics.class.getMethod(async ? name + "Async" : name, types);
            Object made = types.length == 0 ? method.invoke(logistics) : method.invoke(logistics, request);
            return response.cast(async ? join((CompletableFuture<?>) made) : made);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) Objects.requireNonNull(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object join(CompletableFuture<?> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw (RuntimeException) Objects.requireNonNull(e.getCause());
        }
    }
}
