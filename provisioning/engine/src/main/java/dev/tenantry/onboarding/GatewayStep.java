package dev.tenantry.onboarding;

import dev.tenantry.aws.EndpointConnections;
import dev.tenantry.aws.EndpointNames;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepOfPieces;
import dev.tenantry.steps.StepTraits;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The tenant at the central model gateway: its team, its key, and the acceptance of its endpoints, the one to it
 * and those to sign-in and MCP servers, and the names by which its network answers them. A LOCAL tenant has a team
 * that is blocked and may use no model, no key and no endpoint to it (R2.1, R2.5, R3.1, R3.5).
 */
@Component
class GatewayStep extends StepOfPieces {

    static final String NAME = "gateway";

    GatewayStep(ModelGateway gateway, EndpointConnections endpoints, EndpointNames names, PrivateWays ways) {
        super(
                new StepKey(NAME, 1),
                StepTraits.calls(OutsideSystem.LITELLM),
                List.of(
                        new GatewayTeamPiece(gateway),
                        new GatewayKeyPiece(gateway),
                        new EndpointPiece(PrivateWay.GATEWAY, endpoints, names, ways),
                        new EndpointPiece(PrivateWay.SIGN_IN, endpoints, names, ways),
                        new EndpointPiece(PrivateWay.TOOLS, endpoints, names, ways)));
    }
}
