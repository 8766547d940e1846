package io.cloudcall.tools.cli;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import java.util.Iterator;

/** The names that complete the argument of {@code ./cloudcall call}. */
final class ApiNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return ApiCatalog.all().stream().map(Api::name).iterator();
    }
}
