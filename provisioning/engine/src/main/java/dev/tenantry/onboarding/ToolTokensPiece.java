package dev.tenantry.onboarding;

import dev.tenantry.aws.SecretValues;
import dev.tenantry.onboarding.SecretPiece.Source;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.ToolTokens;
import dev.tenantry.tenantside.ToolTokens.Kept;
import dev.tenantry.tenantside.WrittenTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens of those MCP servers that the tenant chose and for which one is kept; most servers want none. Once one was written, the
 * secret follows what is kept also when that is none any more. Hands on which were written.
 */
final class ToolTokensPiece implements Piece {

    private final ToolTokens kept;
    private final SecretPiece secret;

    ToolTokensPiece(SecretValues values, ToolTokens kept) {
        this.kept = kept;
        this.secret = new SecretPiece(
                values, "tools", context -> !chosen(context).isEmpty() || wereWritten(context), this::members);
    }

    private static boolean wereWritten(StepContext context) {
        return context.secrets()
                .get(AccountSecrets.portalName(ofAccount(context).toolSalt()))
                .isPresent();
    }

    /** People bring the tokens, which need be neither random nor long; the number of the version is a digest of all members. */
    private Map<SecretRef, Source> members(StepContext context) {
        Map<SecretRef, Source> members = new HashMap<>(Map.of(ofAccount(context).toolSalt(), SecretPiece.RANDOM));
        chosen(context)
                .keySet()
                .forEach(server -> members.put(ofAccount(context).toolKey(server), SecretPiece.KNOWN));
        return members;
    }

    private Map<String, Kept> chosen(StepContext context) {
        Map<String, Kept> all = kept.of(context.tenant());
        Map<String, Kept> chosen = new HashMap<>();
        context.profile().mcpServers().stream()
                .map(McpChoice::serverId)
                .filter(server ->
                        context.secrets().get(AccountSecrets.toolToken(server)).isPresent())
                .forEach(server -> Optional.ofNullable(all.get(server)).ifPresent(token -> chosen.put(server, token)));
        return chosen;
    }

    private static AccountSecrets ofAccount(StepContext context) {
        return new AccountSecrets(context.profile().slug());
    }

    @Override
    public Saying called() {
        return secret.called();
    }

    @Override
    public List<Change> plan(StepContext context) {
        return secret.plan(context);
    }

    /** One that is changed at this very moment may be written or not: it is not handed on. */
    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        Map<String, Kept> written = chosen(context);
        secret.ensure(context, soFar);
        written.entrySet().retainAll(chosen(context).entrySet());
        return new WrittenTokens(written).facts(context.run());
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return secret.differences(context);
    }

    @Override
    public void undo(StepContext context) {
        secret.undo(context);
    }

    @Override
    public List<Change> removal(StepContext context) {
        return secret.removal(context);
    }

    @Override
    public List<Saying> left(StepContext context) {
        return secret.left(context);
    }
}
