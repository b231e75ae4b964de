package dev.tenantry.terraform;

import java.nio.file.Path;

/**
 * Where one run's Terraform works. Kept until its state is known to be saved: Terraform leaves a state that it could not
 * save in here.
 *
 * @param path the step's own folder
 * @param stack name of the stack, a folder below {@code infra/terraform/stacks}
 */
public record WorkFolder(Path path, String stack) {

    public WorkFolder {
        path = path.toAbsolutePath();
        if (!stack.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("not the name of a stack: " + stack);
        }
    }

    /** Same layout as the sources, so that a stack finds {@code ../../modules}. */
    Path sources() {
        return path.resolve("terraform");
    }

    /** Where Terraform runs. */
    Path root() {
        return sources().resolve("stacks").resolve(stack);
    }

    Path cliConfig() {
        return path.resolve("terraform.rc");
    }

    Path data() {
        return path.resolve("data");
    }

    Path script() {
        return path.resolve("task.sh");
    }

    Path planFile() {
        return path.resolve("plan.tfplan");
    }

    Path planJson() {
        return path.resolve("plan.json");
    }

    Path outputsJson() {
        return path.resolve("outputs.json");
    }

    /** The state that Terraform could not save, if there is one. */
    Path erroredState() {
        return root().resolve("errored.tfstate");
    }
}
