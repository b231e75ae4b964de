package dev.tenantry.tenantside;

import dev.tenantry.steps.Facts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a tenant's secrets really are: their full names end with letters of chance, which only the stack knows.
 *
 * @param arns name in the stack → ARN
 */
public record SecretPlaces(Map<String, String> arns) {

    private static final String OUTPUT = "secret_arns";

    public SecretPlaces {
        arns = Map.copyOf(arns);
    }

    /** As the stack's outputs say; empty before it stands. */
    public static SecretPlaces of(Facts stack) {
        Map<String, String> arns = new HashMap<>();
        stack.get(OUTPUT)
                .map(JsonMapper.shared()::readTree)
                .ifPresent(tree -> tree.properties()
                        .forEach(secret ->
                                arns.put(secret.getKey(), secret.getValue().asString())));
        return new SecretPlaces(arns);
    }

    public Optional<String> arn(String name) {
        return Optional.ofNullable(arns.get(name));
    }

    /** The same secret by its ARN; unchanged if the stack does not know it. */
    public SecretRef located(SecretRef ref) {
        String name = ref.id().substring(ref.id().lastIndexOf('/') + 1);
        return arn(name).map(arn -> new SecretRef(arn, ref.key())).orElse(ref);
    }
}
