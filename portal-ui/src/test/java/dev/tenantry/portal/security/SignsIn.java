package dev.tenantry.portal.security;

import dev.tenantry.portal.Browser;
import dev.tenantry.portal.FakeProvider;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A person on the way through the sign-in by OpenID Connect. */
record SignsIn(FakeProvider provider) {

    /** @param sid the provider's name of the session */
    HttpResponse<String> signIn(Browser browser, String subject, String sid) {
        var asked = begin(browser);
        var code = provider.consent(subject, asked, sid);
        return browser.get(
                "/login/oauth2/code/keycloak?code=" + code + "&state=" + encode(asked.getOrDefault("state", "")));
    }

    /** What the provider is asked for. */
    static Map<String, String> begin(Browser browser) {
        return FakeProvider.form(
                Browser.location(browser.get("/oauth2/authorization/keycloak")).split("\\?", 2)[1]);
    }

    static boolean isIn(Browser browser) {
        return browser.get("/settings").statusCode() == 200;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
