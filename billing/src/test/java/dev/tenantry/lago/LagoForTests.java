package dev.tenantry.lago;

import dev.tenantry.billing.BillingAccounts;
import java.net.URI;

/** Lets tests of the step speak with the real adapter. */
public final class LagoForTests {

    private LagoForTests() {}

    public static BillingAccounts at(URI url) {
        return new LagoAccounts(new LagoSettings(url));
    }
}
