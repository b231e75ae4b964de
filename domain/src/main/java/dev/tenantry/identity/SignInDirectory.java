package dev.tenantry.identity;

import java.util.List;
import java.util.Optional;

/**
 * Where people's accounts are and who belongs to which tenant's organization. It says who somebody is, never what they may
 * do. Every method throws {@link dev.tenantry.outside.OutsideFailure}; addresses are compared whatever their case.
 */
public interface SignInDirectory {

    /** Whether it is up, our credential may manage organizations and people, and it keeps our mark. Throws if not. */
    void check();

    Optional<Organization> organization(OrganizationAlias alias);

    /** Makes the organization; one of that alias that is ours already is left as it is and is no error. */
    void createOrganization(Organization wanted);

    /** Brings name and state of an existing organization to what is wanted and keeps everything else of it. */
    void changeOrganization(Organization wanted);

    /** Deletes the organization and with it all memberships; nothing happens if there is none. */
    void deleteOrganization(OrganizationAlias alias);

    /** The account with that address. */
    Optional<Account> account(String email);

    /** What tokens for the account with that address say in {@code sub}; empty if there is no such account. */
    Optional<String> subject(String email);

    /** Every account that we made for that organization, also if its address was changed since. */
    List<Account> accountsMadeFor(OrganizationAlias alias);

    /**
     * Makes an account without a password and marks it as ours; one with that address that is there already, whoever made
     * it, is left as it is and is no error.
     *
     * @param name as the person writes it
     */
    void createAccount(String email, String name, OrganizationAlias madeFor);

    /** Deletes an account that we made for that organization and refuses any other; nothing happens if there is none. */
    void deleteAccount(String email, OrganizationAlias madeFor);

    /** Makes the account a member of the organization; both must exist. Once is as good as twice. */
    void join(String email, OrganizationAlias alias);

    /** Ends the membership; nothing happens if there is none. */
    void leave(String email, OrganizationAlias alias);
}
