package io.cloudcall.tools.cli;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The address of this machine at which its containers reach it. */
final class ContainerHost {
    static final String LOOPBACK = "127.0.0.1";

    /** The bridges of Docker on Linux and of Podman. */
    private static final List<String> BRIDGES = List.of("docker0", "podman0", "cni-podman0");

    private static final List<String> INSPECT =
            List.of("network", "inspect", "bridge", "--format", "{{range .IPAM.Config}}{{println .Gateway}}{{end}}");

    private ContainerHost() {}

    /**
     * Finds the address: the one of Docker's bridge, or the gateway that Docker names for it if that is an address of
     * this machine; otherwise loopback, which Docker Desktop's containers reach.
     */
    static String find(Map<String, String> environment) throws InterruptedException {
        for (String bridge : BRIDGES) {
            Optional<String> address = addressOf(bridge);
            if (address.isPresent()) {
                return address.get();
            }
        }
        return gateway(environment).orElse(LOOPBACK);
    }

    private static Optional<String> addressOf(String name) {
        try {
            NetworkInterface bridge = NetworkInterface.getByName(name);
            return bridge == null
                    ? Optional.empty()
                    : bridge.inetAddresses()
                            .filter(Inet4Address.class::isInstance)
                            .map(InetAddress::getHostAddress)
                            .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> gateway(Map<String, String> environment) throws InterruptedException {
        Optional<Path> docker = ExternalCommand.find("docker", environment);
        if (docker.isEmpty()) {
            return Optional.empty();
        }
        try {
            String output = new ExternalCommand(docker.get(), environment).run(INSPECT);
            return output.lines().filter(ContainerHost::isOfThisMachine).findFirst();
        } catch (IOException dockerFailed) {
            return Optional.empty();
        }
    }

    private static boolean isOfThisMachine(String address) {
        try {
            return address.matches("[0-9.]+")
                    && NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
