package dev.tenantry.billing;

import java.util.Optional;

/**
 * All objects of one kind in the organization that a key opens. Every method throws
 * {@link dev.tenantry.outside.OutsideFailure}.
 */
public interface BillingObjects<T extends BillingObject> {

    Optional<T> find(BillingKey key, String id);

    /** Makes it; one of that id that is there already is no error, unless it belongs to somebody else. */
    void create(BillingKey key, T wanted);

    /** Brings one that is there to what is wanted. */
    void change(BillingKey key, T wanted);

    /** Takes it away; nothing happens if there is none. */
    void delete(BillingKey key, String id);
}
