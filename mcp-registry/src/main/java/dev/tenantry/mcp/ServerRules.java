package dev.tenantry.mcp;

import dev.tenantry.outside.AddressFault;
import dev.tenantry.outside.EgressGuard;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenantside.SecretRef;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a server must be like before it is taken into the catalogue; all faults are found at once. */
@Component
class ServerRules {

    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9_-]{0,22}[a-z0-9])?");
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LONGEST_ADDRESS = 1_000;

    private final EgressGuard guard;

    ServerRules(EgressGuard guard) {
        this.guard = guard;
    }

    Set<ServerFault> faults(NewServer wanted) {
        Set<ServerFault> faults = EnumSet.noneOf(ServerFault.class);
        if (!ID.matcher(wanted.id()).matches()) {
            faults.add(ServerFault.ID_FORM);
        }
        if (wanted.name().isBlank()) {
            faults.add(ServerFault.NAME_MISSING);
        }
        if (wanted.name().length() > LONGEST_NAME) {
            faults.add(ServerFault.NAME_LONG);
        }
        if (wanted.description().length() > LONGEST_DESCRIPTION) {
            faults.add(ServerFault.DESCRIPTION_LONG);
        }
        faultOfAddress(wanted.address()).ifPresent(faults::add);
        return faults;
    }

    /** @param taken ids of all servers of the catalogue */
    static Optional<ServerFault> faultOfId(String id, Set<String> taken) {
        if (taken.contains(id)) {
            return Optional.of(ServerFault.ID_TAKEN);
        }
        return taken.stream().anyMatch(other -> variable(other).equals(variable(id)))
                ? Optional.of(ServerFault.ID_ALIKE)
                : Optional.empty();
    }

    /** Under which a build in a tenant's account finds the token. */
    private static String variable(String id) {
        return new SecretRef("tools", id).variable();
    }

    private Optional<ServerFault> faultOfAddress(String written) {
        if (written.length() > LONGEST_ADDRESS) {
            return Optional.of(ServerFault.ADDRESS_FORM);
        }
        try {
            return faultOf(new URI(written));
        } catch (URISyntaxException e) {
            return Optional.of(ServerFault.ADDRESS_FORM);
        }
    }

    private Optional<ServerFault> faultOf(URI address) {
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            return Optional.of(ServerFault.ADDRESS_HOLDS_MORE);
        }
        try {
            guard.check(OutsideSystem.MCP, address);
            return Optional.empty();
        } catch (OutsideFailure barred) {
            return Optional.of(
                    barred.kind() == OutsideFailure.Kind.DOWN ? ServerFault.ADDRESS_UNKNOWN : whyBarred(address));
        }
    }

    private static ServerFault whyBarred(URI address) {
        return AddressFault.of(address)
                .map(fault -> switch (fault) {
                    case NO_SERVER -> ServerFault.ADDRESS_FORM;
                    case CREDENTIALS -> ServerFault.ADDRESS_HOLDS_MORE;
                    case NOT_HTTPS -> ServerFault.ADDRESS_NOT_HTTPS;
                })
                .orElse(ServerFault.ADDRESS_PRIVATE);
    }
}
