package dev.tenantry.accounts;

import dev.tenantry.runs.Recipe;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Wanted;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps by which a tenant gets an account of its own. */
@Component
class AccountRecipe implements Recipe {

    static final List<String> STEPS = List.of(AccountStep.NAME, BootstrapStep.NAME, HandoverStep.NAME);

    @Override
    public RunKind kind() {
        return RunKind.ACCOUNT;
    }

    @Override
    public List<String> steps(Wanted wanted) {
        return STEPS;
    }
}
