package dev.tenantry.sandbox.helm;

import java.util.Map;

/** Tells the Open WebUI stand-in that a tenant was deployed, so that the "installed" assistant answers. */
record OpenWebUiStandIn(Map<String, String> environment) {

    void tell(Release release) {}
}
