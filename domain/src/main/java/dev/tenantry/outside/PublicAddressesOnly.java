package dev.tenantry.outside;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * HTTPS to public addresses, or what the provider allowed by name. Every address of a name must be public. The name is
 * looked up again when the connection is made: callers keep redirects off, and production routes them through an egress
 * proxy that repeats the rule.
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
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null) {
            throw forbidden(system, "is no address of a server, or holds credentials");
        }
        if (settings.allowedHosts().contains(host.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw forbidden(system, "is not https");
        }
        for (InetAddress resolved : resolve(system, host)) {
            if (!isPublic(resolved)) {
                throw forbidden(system, "leads into a private network");
            }
        }
    }

    private static InetAddress[] resolve(OutsideSystem system, String host) {
        try {
            return InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""));
        } catch (UnknownHostException e) {
            throw failure(system, OutsideFailure.Kind.DOWN, "the name " + host + " is not known", e);
        }
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isOfOurOwn(address.getAddress(), address instanceof Inet6Address));
    }

    /** What the JDK does not name: unique local, shared (RFC 6598), "this network", reserved, and IPv4 inside IPv6. */
    private static boolean isOfOurOwn(byte[] bytes, boolean six) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (six) {
            boolean translated = first == 0 && second == 0x64 || first == 0x20 && second == 0x02;
            return (first & 0xfe) == 0xfc || translated || first == 0;
        }
        return first == 0 || first >= 240 || first == 100 && (second & 0xc0) == 64;
    }

    private static OutsideFailure forbidden(OutsideSystem system, String why) {
        return failure(system, OutsideFailure.Kind.FORBIDDEN_ADDRESS, "the address " + why, null);
    }

    private static OutsideFailure failure(
            OutsideSystem system, OutsideFailure.Kind kind, String message, @Nullable Throwable cause) {
        return new OutsideFailure(system, kind, 0, message, null, cause);
    }
}
