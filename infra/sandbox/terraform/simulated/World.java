package simulated;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The cloud that is not there: what it would call things, always the same for the same names. */
final class World {

    private final State state;
    private final boolean applied;

    /** @param applied whether all that is wanted is there, so that nothing is unknown */
    World(State state, boolean applied) {
        this.state = state;
        this.applied = applied;
    }

    List<String> computedNames(String type) {
        return type.equals("terraform_data") ? List.of("id", "output") : List.of("id", "arn");
    }

    Object computed(Instance of, String name) {
        Map<String, Object> there = state.attributes(of.address());
        if (!applied && there.isEmpty()) {
            return Values.UNKNOWN;
        }
        if (of.type().equals("terraform_data") && name.equals("output")) {
            return output(of, there);
        }
        return invent(of.type(), of.address(), name);
    }

    /** Follows its input, but is known only when that is in place. */
    private Object output(Instance of, Map<String, Object> there) {
        Object input = of.attribute("input");
        boolean same = Values.plain(input) == null || Values.plain(input).equals(there.get("input"));
        return applied || same ? input : Values.UNKNOWN;
    }

    Object data(String type, List<Object> rest) {
        String name = rest.isEmpty() ? "" : String.valueOf(rest.getLast());
        return switch (name) {
            case "account_id" -> "000000000000";
            case "partition" -> "aws";
            case "name", "region" -> type.contains("region") ? "eu-central-1" : invent(type, type, name);
            default -> throw new Scope.Opaque(name);
        };
    }

    private Object invent(String type, String address, String name) {
        UUID id = UUID.nameUUIDFromBytes((state.file() + address).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String short8 = id.toString().substring(0, 8);
        if (name.endsWith("arn")) {
            return "arn:aws:" + type.replaceFirst("^aws_", "") + ":eu-central-1:000000000000:" + short8;
        }
        if (name.contains("endpoint") || name.contains("url")) {
            return "https://" + short8 + ".simulated.invalid";
        }
        if (type.equals("terraform_data")) {
            return id.toString();
        }
        return name.equals("id")
                ? type.replaceFirst("^aws_", "").replace('_', '-') + "-" + short8
                : name + "-" + short8;
    }
}
