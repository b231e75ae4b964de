package dev.tenantry.terraform;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be built, and with what.
 *
 * @param variables the stack's inputs, written as JSON; may be secret
 * @param overrides more files for the stack, name ({@code emulator_override.tf.json}) and text, without secrets
 */
public record StackWork(
        WorkFolder folder,
        StackSources sources,
        Map<String, Object> variables,
        Backend backend,
        Map<String, String> overrides) {

    public StackWork {
        variables = Map.copyOf(variables);
        overrides = Map.copyOf(overrides);
        for (String name : overrides.keySet()) {
            if (!name.matches("[a-z0-9_-]+_override\\.tf(\\.json)?")) {
                throw new IllegalArgumentException("not the name of an override file: " + name);
            }
        }
    }

    /** Without the values of the variables. */
    @Override
    public String toString() {
        return "StackWork[" + folder + ", variables " + new TreeMap<>(variables).keySet() + "]";
    }
}
