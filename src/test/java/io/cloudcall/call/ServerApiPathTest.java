package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Paths that WeChat has: those of the catalog. */
class ServerApiPathTest {
    private static final Set<Api.Kind> WITH_CREDENTIALS = EnumSet.of(Api.Kind.TOKEN, Api.Kind.LOGIN);

    @ParameterizedTest
    @MethodSource("io.cloudcall.call.ApiCatalog#all")
    void callsEachButThoseWithCredentials(Api api) {
        assertTrue(ServerApi.isWellFormed(api.path()), api.path());
        assertEquals(
                WITH_CREDENTIALS.contains(api.kind()),
                ServerApi.findProblem(api.path()).isPresent(),
                api.path());
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.call.ApiCatalog#names")
    void takesNoNameForAPath(String name) {
        assertTrue(!Api.isPath(name), name);
    }
}
