package dev.tenantry.tenantside;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenantside.ToolTokens.Kept;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which tokens of MCP servers lie in the tenant's account, as the step that writes them hands it on: the portal may know newer ones,
 * which that account does not.
 *
 * @param tokens by server
 */
public record WrittenTokens(Map<String, Kept> tokens) {

    private static final String STEP = "secrets";
    private static final String RUN = "tokens-of-run";
    private static final String REVISION = "token-revision.";
    private static final String ADDRESS = "token-address.";

    public WrittenTokens {
        tokens = Map.copyOf(tokens);
    }

    /** Empty as long as this run has not written them, which it does before it attaches anything. */
    public static Optional<WrittenTokens> inThisRun(StepContext context) {
        Facts facts = context.outputsOf(STEP);
        return facts.get(RUN).filter(context.run().toString()::equals).map(own -> of(facts));
    }

    private static WrittenTokens of(Facts facts) {
        Map<String, Kept> tokens = new TreeMap<>();
        facts.values().forEach((name, value) -> {
            if (name.startsWith(REVISION)) {
                String server = name.substring(REVISION.length());
                tokens.put(server, new Kept(Long.parseLong(value), URI.create(facts.require(ADDRESS + server))));
            }
        });
        return new WrittenTokens(tokens);
    }

    /** As the step hands it on. */
    public Facts facts(RunId run) {
        Facts facts = Facts.of(RUN, run.toString());
        for (Map.Entry<String, Kept> token : tokens.entrySet()) {
            Kept kept = token.getValue();
            facts = facts.with(REVISION + token.getKey(), Long.toString(kept.revision()))
                    .with(ADDRESS + token.getKey(), kept.address().toString());
        }
        return facts;
    }
}
