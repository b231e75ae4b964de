package dev.tenantry.register;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the price book at the start, so that a broken one is known before somebody asks for a price. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    @Bean
    PriceBook priceBook(@Value("${tenantry.price-book:classpath:dev/tenantry/register/price-book.json}") Resource file)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return RegisterJson.priceBook(content);
        }
    }
}
