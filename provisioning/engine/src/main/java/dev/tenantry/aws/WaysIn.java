package dev.tenantry.aws;

import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stack by which an account lets the portal in, laid by ourselves in an account that our organization made: the same template
 * with the same parameters as behind the link that customers get. Throws {@link dev.tenantry.outside.OutsideFailure}.
 */
public interface WaysIn {

    /** What the stack is called in each account. */
    String STACK = "tenantry-bootstrap";

    /** Which settings are missing, without which nothing can be laid; empty if it is all there. */
    List<String> missing();

    /** SHA-256 of the template that would be laid. */
    String templateDigest();

    /** SHA-256 of the parameters with which it would be laid. */
    String inputDigest(String externalId, Slug slug);

    /** The role through which we enter an account to lay the way. */
    String administratorOf(String account);

    /** Reading only. Empty if there is no such stack. */
    Optional<Laid> look(AwsTarget target, Slug slug);

    /** Begins to make the stack. */
    void lay(AwsTarget target, Slug slug);

    /** Begins to bring a stack that stands to the template and its parameters. */
    void mend(AwsTarget target, Slug slug);

    /** Begins to take away what a creation that failed has left: a stack without anything in it. */
    void clear(AwsTarget target);

    /**
     * Ways that are laid as stacks of CloudFormation.
     *
     * @param emulator takes any credentials; null is AWS itself
     * @param role as {@code tenantry.organizations.role}
     * @param principal as {@code tenantry.bootstrap.control-plane-principal}
     */
    static WaysIn at(@Nullable URI emulator, @Nullable String role, @Nullable String principal) {
        AwsClients clients = new AwsClients(new AwsSettings(emulator));
        return new BootstrapStacks(clients, ManagementAccount.by(clients, role), new ControlPlane(principal));
    }

    /**
     * A stack as it is found.
     *
     * @param status AWS's own word: {@code CREATE_COMPLETE}
     * @param asWanted whether it has our template and parameters
     * @param why the first reason that AWS gives for a failure, else empty
     */
    record Laid(String status, boolean asWanted, String why) {

        public boolean underWay() {
            return status.endsWith("_IN_PROGRESS");
        }

        /** Whether something stands that can be used or changed. */
        public boolean stands() {
            return status.equals("CREATE_COMPLETE")
                    || status.equals("UPDATE_COMPLETE")
                    || status.equals("UPDATE_ROLLBACK_COMPLETE");
        }

        /** Whether nothing ever stood, so that AWS lets it only be taken away. */
        public boolean neverStood() {
            return status.equals("ROLLBACK_COMPLETE") || status.equals("CREATE_FAILED");
        }
    }
}
