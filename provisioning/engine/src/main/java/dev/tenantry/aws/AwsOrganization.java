package dev.tenantry.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider's organization at AWS, as its management account sees it. Each method is a call or two, reads only unless it says
 * otherwise, and throws {@link dev.tenantry.outside.OutsideFailure}.
 */
public interface AwsOrganization {

    /** Which settings are missing, without which nothing here can be called; empty if it is all there. */
    List<String> missing();

    /**
     * Some of the organization's accounts; AWS gives them in pages of its own choice.
     *
     * @param after what the page before named as the next, or null for the first
     */
    Page accounts(@Nullable String after);

    Member account(String id);

    Map<String, String> tags(String account);

    /** A request under way for an account of this name. */
    Optional<Making> underWay(String name);

    /** Empty if AWS knows no such request, or no more. */
    Optional<Making> making(String request);

    /** Asks AWS to make an account. Not repeatable by itself: look for the address and for requests under way first. */
    Making make(NewAccount wanted);

    /**
     * The organization that the role leads to.
     *
     * @param emulator takes any credentials; null is AWS itself
     * @param role as {@code tenantry.organizations.role}
     */
    static AwsOrganization at(@Nullable URI emulator, @Nullable String role) {
        AwsClients clients = new AwsClients(new AwsSettings(emulator));
        return new ManagedOrganization(clients, ManagementAccount.by(clients, role));
    }

    /**
     * One page of the organization's accounts.
     *
     * @param next null on the last page
     */
    record Page(List<Member> members, @Nullable String next) {
        public Page {
            members = List.copyOf(members);
        }
    }

    /**
     * An account of the organization.
     *
     * @param active false for one that is closed or being closed, which keeps its address for months
     */
    record Member(String id, String name, String email, boolean active) {}

    record NewAccount(String name, String email, Map<String, String> tags) {
        public NewAccount {
            tags = Map.copyOf(tags);
        }
    }

    /** How far a request is. */
    sealed interface Making {

        /**
         * AWS is at it.
         *
         * @param request by which it is asked for
         */
        record UnderWay(String request) implements Making {}

        record Made(String account) implements Making {}

        /**
         * AWS has given up; the account is not made.
         *
         * @param reason AWS's own word: {@code EMAIL_ALREADY_EXISTS}
         */
        record Failed(String reason) implements Making {}
    }
}
