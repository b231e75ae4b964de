package dev.tenantry.sandbox;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses to start a sandbox that could be reached by others or could reach something real: whoever opens its page is an
 * administrator.
 */
final class LoopbackOnly implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var problems = problems(event.getEnvironment());
        if (!problems.isEmpty()) {
            throw new SandboxRefused(problems);
        }
    }

    static List<String> problems(ConfigurableEnvironment environment) {
        var problems = new ArrayList<String>();
        var address = environment.getProperty("server.address", "0.0.0.0");
        if (!isLoopback(address)) {
            problems.add("server.address is " + address + ": it can be reached from other machines");
        }
        if (!environment.getProperty("tenantry.database.embedded", Boolean.class, true)) {
            problems.add("tenantry.database.embedded is false: a sandbox has a database of its own");
        }
        settings(environment)
                .forEach((name, value) -> address(value)
                        .filter(uri -> !isNobodys(uri.getHost()) && !isLoopback(uri.getHost()))
                        .forEach(uri -> problems.add(
                                "tenantry." + name + " points to " + uri.getHost() + ": not an emulator here")));
        return problems;
    }

    private static Map<String, String> settings(ConfigurableEnvironment environment) {
        return new TreeMap<>(Binder.get(environment)
                .bind("tenantry", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
    }

    private static Stream<URI> address(String value) {
        try {
            return value.contains("://") ? Stream.of(URI.create(value)).filter(u -> u.getHost() != null) : Stream.of();
        } catch (IllegalArgumentException notAnAddress) {
            return Stream.of();
        }
    }

    /** A name of this kind leads nowhere and never will (RFC 2606). */
    private static boolean isNobodys(String host) {
        return host.endsWith(".invalid");
    }

    private static boolean isLoopback(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
