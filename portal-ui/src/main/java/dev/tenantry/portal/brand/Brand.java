package dev.tenantry.portal.brand;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider as the portal shows it.
 *
 * @param name the provider's name, in the shell, in tab titles and in mails
 * @param logo file with an SVG or PNG at most 32 px high in use, or null for the initial on the accent
 * @param favicon file with an SVG or PNG, or null for the initial on the accent
 * @param accentLight accent on light grounds, {@code #rrggbb}
 * @param accentDark accent on dark grounds, {@code #rrggbb}
 */
@ConfigurationProperties("tenantry.brand")
public record Brand(
        @DefaultValue("Tenantry") String name,
        @Nullable Path logo,
        @Nullable Path favicon,
        @DefaultValue("#3b5bdb") String accentLight,
        @DefaultValue("#91a7ff") String accentDark) {

    public Brand {
        if (name.isBlank()) {
            throw new IllegalArgumentException("tenantry.brand.name is blank");
        }
        require("accent-light", accentLight, AccentCheck.light(rgb("accent-light", accentLight)));
        require("accent-dark", accentDark, AccentCheck.dark(rgb("accent-dark", accentDark)));
    }

    private static Rgb rgb(String setting, String value) {
        return Rgb.parse(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "tenantry.brand." + setting + " is '" + value + "', expected a colour like #3b5bdb"));
    }

    private static void require(String setting, String value, AccentCheck check) {
        if (!check.passes()) {
            throw new IllegalArgumentException(
                    "tenantry.brand.%s %s cannot be read: %.1f : 1 against the page (3 needed), %.1f : 1 under text (4.5 needed)"
                            .formatted(setting, value, check.againstGround(), check.underText()));
        }
    }

    /** What stands in the logo's place when there is none. */
    public String initial() {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
