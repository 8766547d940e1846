package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.push.PushEvent;
import io.cloudcall.tools.sandbox.push.PushEventCatalog;
import java.util.Iterator;

/** The names that complete the argument of {@code ./cloudcall push}. */
final class PushEventNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return PushEventCatalog.events().stream().map(PushEvent::name).iterator();
    }
}
