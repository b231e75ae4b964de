package dev.tenantry.portal.brand;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves the provider's logo and favicon, or its initial on the accent. Public: the sign-in page shows them. */
@Controller
@EnableConfigurationProperties(Brand.class)
class BrandFiles {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final Brand brand;

    BrandFiles(Brand brand) {
        this.brand = brand;
    }

    @GetMapping("/brand/logo")
    ResponseEntity<Resource> logo() {
        return file(brand.logo());
    }

    @GetMapping({"/brand/favicon", "/favicon.ico"})
    ResponseEntity<Resource> favicon() {
        return file(brand.favicon());
    }

    private ResponseEntity<Resource> file(@Nullable Path path) {
        if (path == null) {
            return answer(SVG, new ByteArrayResource(initial().getBytes(StandardCharsets.UTF_8)));
        }
        var type = path.toString().endsWith(".png") ? MediaType.IMAGE_PNG : SVG;
        return answer(type, new FileSystemResource(path));
    }

    private static ResponseEntity<Resource> answer(MediaType type, Resource body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                // an SVG of the provider is a picture here, never a document with scripts
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(body);
    }

    private String initial() {
        var letter = brand.initial().replace("&", "&amp;").replace("<", "&lt;");
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
                <rect width="32" height="32" rx="8" fill="%s"/>\
                <text x="16" y="22.5" text-anchor="middle" font-family="Inter,system-ui,sans-serif" font-size="18" \
                font-weight="700" fill="#fff">%s</text></svg>""".formatted(brand.accentLight(), letter);
    }
}
