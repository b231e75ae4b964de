package dev.tenantry.openwebui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Our one line on the start page, beside those that the tenant's own people put there. */
record Banner(OpenWebUiApi api) {

    private static final String ID = "tenantry";

    /** What it says; null if there is none. */
    @Nullable
    String text() {
        for (JsonNode banner : api.banners()) {
            if (banner.path("id").asString("").equals(ID)) {
                return banner.path("content").asString("");
            }
        }
        return null;
    }

    void set(@Nullable String text) {
        List<Object> banners = new ArrayList<>();
        boolean there = false;
        for (JsonNode banner : api.banners()) {
            if (banner.path("id").asString("").equals(ID)) {
                there = true;
            } else {
                banners.add(banner);
            }
        }
        if (text == null && !there) {
            return;
        }
        if (text != null) {
            banners.add(Map.of(
                    "id", ID, "type", "info", "title", "", "content", text, "dismissible", true, "timestamp", epoch()));
        }
        api.setBanners(Map.of("banners", banners));
    }

    /** The screen sorts by it; the first banner of a tenant may as well be the oldest. */
    private static long epoch() {
        return Instant.EPOCH.getEpochSecond() + 1;
    }
}
