package io.cloudcall.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** squid as a proxy that tunnels by CONNECT, on request with a password. */
final class Squid extends InstalledServer {
    private static final String OPEN = "http_access allow all";

    private final String credentials;

    private Squid(Path folder, @Nullable String userAndPassword) throws IOException {
        super(folder);
        // squid gives root's rights up for those of a user of its own.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        credentials = userAndPassword == null ? "" : userAndPassword + "@";
        configure("""
                http_port 127.0.0.1:%d
                %s
                cache deny all
                access_log none
                cache_log stdio:%s
                pid_filename %s
                coredump_dir none
                netdb_filename none
                pinger_enable off
                shutdown_lifetime 0 seconds
                visible_hostname localhost
                """.formatted(
                        port(),
                        userAndPassword == null ? OPEN : locked(passwordCheck(userAndPassword)),
                        folder.resolve("cache.log"),
                        folder.resolve("squid.pid")));
    }

    static Squid open(Path folder) throws IOException {
        return new Squid(folder, null);
    }

    static Squid locked(Path folder, String userAndPassword) throws IOException {
        return new Squid(folder, userAndPassword);
    }

    /** Returns the value of HTTPS_PROXY. */
    String url() {
        return "http://" + credentials + "127.0.0.1:" + port();
    }

    @Override
    List<String> command() {
        return List.of("squid", "-N", "-f", configuration().toString());
    }

    @Override
    void reload() throws IOException, InterruptedException {
        run(List.of("squid", "-k", "reconfigure", "-f", configuration().toString()));
    }

    private static String locked(Path passwordCheck) {
        return """
                auth_param basic program %s
                auth_param basic children 2 startup=2
                acl known proxy_auth REQUIRED
                http_access allow known
                http_access deny all""".formatted(passwordCheck);
    }

    /** Writes the program that squid asks about each user and password, a line each. */
    private Path passwordCheck(String userAndPassword) throws IOException {
        Path program = write("password-check", """
                #!/bin/sh
                while read -r credentials; do
                  if [ "$credentials" = '%s' ]; then echo OK; else echo ERR; fi
                done
                """.formatted(userAndPassword.replace(':', ' ')));
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
