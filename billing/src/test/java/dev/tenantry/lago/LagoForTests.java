package dev.tenantry.lago;

import dev.tenantry.billing.BillingAccounts;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import java.net.URI;

/** Lets tests of the step speak with the real adapter. */
public final class LagoForTests {

    private LagoForTests() {}

    static LagoApi api(URI url) {
        return OutsideHttp.to(OutsideSystem.LAGO, url).proxy(LagoApi.class);
    }

    public static BillingAccounts at(URI url) {
        return new LagoAccounts(new LagoSettings(url));
    }
}
