package dev.tenantry.billing;

/** The same on a day when the subscription has not begun. */
class BillingStepBeforeTheContractTests extends BillingStepTests {

    @Override
    String now() {
        return "2026-11-25T08:00:00Z";
    }
}
