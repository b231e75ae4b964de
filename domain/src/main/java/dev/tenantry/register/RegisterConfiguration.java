package dev.tenantry.register;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads price book and model catalogue at the start, so that a broken one is known before somebody asks. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    @Bean
    PriceBook priceBook(@Value("${tenantry.price-book:classpath:dev/tenantry/register/price-book.json}") Resource file)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return RegisterJson.priceBook(content);
        }
    }

    @Bean
    ModelCatalogue modelCatalogue(
            @Value("${tenantry.models.catalogue:classpath:dev/tenantry/register/models.json}") Resource file)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return RegisterJson.models(content);
        }
    }
}
