package dev.tenantry.terraform;

import java.util.List;

/** What Terraform is to do in a work folder that was laid out; each is one job. */
public sealed interface TerraformTask {

    /** Works out what would change, and keeps it to be applied as it is. */
    record Plan(Goal goal) implements TerraformTask {}

    /** Does what was planned last, then reads the outputs. The plan is gone afterwards, whatever comes of it. */
    record Apply() implements TerraformTask {}

    /** Reads the outputs anew. */
    record Outputs() implements TerraformTask {}

    /** Breaks a lock whose owner is proven dead. */
    record Unlock(String lockId) implements TerraformTask {
        public Unlock {
            if (!lockId.matches("[A-Za-z0-9][A-Za-z0-9-]{0,99}")) {
                throw new IllegalArgumentException("not the id of a lock: " + lockId);
            }
        }
    }

    /** Saves the state that an earlier task could not save. */
    record PushState() implements TerraformTask {}

    /** What a plan is for. */
    enum Goal {
        /** The world as the stack wants it. */
        RECONCILE(""),
        /** Nothing left of it. */
        DESTROY("-destroy"),
        /** Buckets, databases and vaults let go of what they hold, and nothing else changes; before destroying. */
        UNPROTECT("-target=module.buckets.aws_s3_bucket.this -target=module.database.aws_db_instance.this"
                + " -target=module.backup.aws_backup_vault.this -target=module.backup.aws_backup_vault_policy.this"
                + " -target=module.names.aws_route53_resolver_firewall_rule_group_association.this"),
        /** Only look at what has changed outside. */
        LOOK("-refresh-only");

        private final String options;

        Goal(String options) {
            this.options = options;
        }
    }

    /** The arguments of {@code task.sh}. */
    default List<String> arguments() {
        return switch (this) {
            case Plan plan -> List.of("plan");
            case Apply apply -> List.of("apply");
            case Outputs outputs -> List.of("outputs");
            case Unlock unlock -> List.of("unlock", unlock.lockId());
            case PushState push -> List.of("push-state");
        };
    }

    /** More options for {@code terraform plan}; empty for what is no plan. */
    default String planOptions() {
        return this instanceof Plan plan ? plan.goal().options : "";
    }
}
