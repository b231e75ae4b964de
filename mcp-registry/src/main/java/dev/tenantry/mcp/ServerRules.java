package dev.tenantry.mcp;

import dev.tenantry.outside.AddressFault;
import dev.tenantry.outside.EgressGuard;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
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
