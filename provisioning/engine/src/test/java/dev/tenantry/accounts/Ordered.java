package dev.tenantry.accounts;

import dev.tenantry.aws.AwsOrganization;
import dev.tenantry.aws.WaysIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.AccountOrder;
import dev.tenantry.tenants.Slug;
import java.nio.file.Path;

/** An account that somebody ordered, at an AWS on loopback. */
final class Ordered {

    static final String ROLE = "arn:aws:iam::123456789012:role/tenantry-organizations";
    static final String PRINCIPAL = "arn:aws:iam::123456789012:role/tenantry-portal";

    private Ordered() {}

    /** Of a tenant that nobody used before, with an address of its own. */
    static StepStage stage(Path folder) {
        StepStage stage = new StepStage(folder);
        Slug slug = Slug.of("acme");
        return stage.with(new AccountOrder(
                slug,
                "Acme",
                AccountOrder.nameFor(stage.tenant(), slug),
                "aws+" + stage.tenant().toString().substring(0, 18) + "@provider.example",
                "eu-central-1"));
    }

    static AwsOrganization organization(StandIn aws) {
        return AwsOrganization.at(aws.url(), ROLE);
    }

    static WaysIn ways(StandIn aws) {
        return WaysIn.at(aws.url(), ROLE, PRINCIPAL);
    }
}
