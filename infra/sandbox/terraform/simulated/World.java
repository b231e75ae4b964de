package simulated;

import java.util.List;
import java.util.Map;

/** The cloud that is not there: what it would call things, always the same for the same names. */
final class World {

    private final State state;
    private final boolean applied;
    private final Invention invention;

    /** @param applied whether all that is wanted is there, so that nothing is unknown */
    World(State state, boolean applied, Inputs inputs) {
        this.state = state;
        this.applied = applied;
        this.invention = new Invention(state.file(), inputs);
    }

    List<String> computedNames(String type) {
        return switch (type) {
            case "terraform_data" -> List.of("id", "output");
            case "aws_secretsmanager_secret" -> List.of("id", "arn", "name");
            default -> List.of("id", "arn");
        };
    }

    Object computed(Instance of, String name) {
        Map<String, Object> there = state.attributes(of.address());
        if (!applied && there.isEmpty()) {
            return Values.UNKNOWN;
        }
        if (of.type().equals("terraform_data") && name.equals("output")) {
            return output(of, there);
        }
        return invention.of(of, name);
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
            case "account_id" -> invention.account();
            case "partition" -> "aws";
            case "name", "region" -> type.contains("region") ? invention.region() : invention.of(type, type, name);
            default -> throw new Scope.Opaque(name);
        };
    }
}
