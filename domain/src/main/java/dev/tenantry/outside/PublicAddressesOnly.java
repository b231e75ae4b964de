package dev.tenantry.outside;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * HTTPS to public addresses, or what the provider allowed by name; without TLS only what is on its list of plain hosts as
 * well. Every address of a name must be public. The name is looked up again when the connection is made: callers keep
 * redirects off, and production routes them through an egress proxy that repeats the rule.
 */
@Component
@EnableConfigurationProperties(EgressSettings.class)
class PublicAddressesOnly implements EgressGuard {

    private final EgressSettings settings;

    PublicAddressesOnly(EgressSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check(OutsideSystem system, URI address) {
        Optional<AddressFault> fault = AddressFault.of(address);
        if (fault.filter(PublicAddressesOnly::isNever).isPresent()) {
            throw forbidden(system, "is no address of a server, or holds credentials");
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean allowed = settings.allowedHosts().contains(host);
        if (fault.isPresent() && !(allowed && settings.isPlain(host))) {
            throw forbidden(system, "is not https");
        }
        if (allowed) {
            return;
        }
        for (InetAddress resolved : resolve(system, host)) {
            if (!isPublic(resolved)) {
                throw forbidden(system, "leads into a private network");
            }
        }
    }

    /** What not even the provider's own services may show; they may do without TLS if they are on the list. */
    private static boolean isNever(AddressFault fault) {
        return switch (fault) {
            case NO_SERVER, CREDENTIALS -> true;
            case NOT_HTTPS -> false;
        };
    }

    private static InetAddress[] resolve(OutsideSystem system, String host) {
        try {
            return InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""));
        } catch (UnknownHostException e) {
            throw failure(system, OutsideFailure.Kind.DOWN, "the name " + host + " is not known", e);
        }
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean ofOurOwn = address instanceof Inet6Address
                ? (bytes[0] & 0xfe) == 0xfc // unique local
                : (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64; // shared (RFC 6598)
        return !(isTheMachine(address) || address.isSiteLocalAddress() || ofOurOwn);
    }

    /** The machine that calls itself, what is on its cable only (the cloud's metadata among it), many at once, or nobody. */
    static boolean isTheMachine(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || isHidden(address.getAddress());
    }

    /** What the JDK does not name: "this network" and reserved, IPv4 inside IPv6, and the metadata's own address in IPv6. */
    private static boolean isHidden(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first == 0 || first >= 240;
        }
        boolean translated = (first == 0 && second == 0x64) || (first == 0x20 && second == 0x02);
        boolean metadata = first == 0xfd && second == 0 && (bytes[2] & 0xff) == 0x0e && (bytes[3] & 0xff) == 0xc2;
        return translated || metadata || first == 0;
    }

    private static OutsideFailure forbidden(OutsideSystem system, String why) {
        return failure(system, OutsideFailure.Kind.FORBIDDEN_ADDRESS, "the address " + why, null);
    }

    private static OutsideFailure failure(
            OutsideSystem system, OutsideFailure.Kind kind, String message, @Nullable Throwable cause) {
        return new OutsideFailure(system, kind, 0, message, null, cause);
    }
}
