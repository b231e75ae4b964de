package dev.tenantry.portal.rest;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description at {@code /api/openapi.json} says beside what the endpoints say themselves. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";
    private static final String ABOUT = """
            Tenants and runs for machines. Every refusal is a problem document (RFC 9457) whose `detail` says what to do next;
            what is not the caller's is not found. Lists are pages of 50: give `next` as `after`. Send an `Idempotency-Key`
            with what changes something, and the same key when you send it again within 24 hours.
            """;

    @Bean
    OpenAPI description() {
        var scheme = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
        var description = new OpenAPI()
                .info(new Info().title("Tenantry").version("v1").description(ABOUT))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
        description.schema("Problem", problem());
        description.getComponents().addSecuritySchemes(TOKEN, scheme);
        return description;
    }

    @Bean
    OpenApiCustomizer refusals() {
        return description -> description
                .getPaths()
                .values()
                .forEach(path -> path.readOperations().forEach(ApiDescription::addRefusals));
    }

    private static void addRefusals(Operation operation) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        var content = new Content().addMediaType("application/problem+json", new MediaType().schema(schema));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse().description("refused or broken").content(content));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema().description("what happened and what to do next"))
                .addProperty("instance", new StringSchema())
                .addProperty("incident", new StringSchema().description("the entry in the log, if something broke"))
                .addProperty("fields", new ObjectSchema().description("what is wrong with each field that is wrong"));
    }
}
