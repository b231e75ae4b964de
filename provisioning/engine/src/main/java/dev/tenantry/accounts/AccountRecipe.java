package dev.tenantry.accounts;

import static dev.tenantry.runs.RecipeStep.goesAlong;
import static dev.tenantry.runs.RecipeStep.noWayBack;

import dev.tenantry.runs.Recipe;
import dev.tenantry.runs.RecipeStep;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.AccountOrder;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps by which a tenant gets an account of its own. */
@Component
class AccountRecipe implements Recipe {

    @Override
    public RunKind kind() {
        return RunKind.ACCOUNT;
    }

    @Override
    public Class<AccountOrder> input() {
        return AccountOrder.class;
    }

    @Override
    public List<RecipeStep> steps() {
        return List.of(noWayBack(AccountStep.NAME), goesAlong(BootstrapStep.NAME), goesAlong(HandoverStep.NAME));
    }
}
