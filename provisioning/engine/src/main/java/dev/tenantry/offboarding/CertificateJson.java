package dev.tenantry.offboarding;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How certificates are written: one form, sorted and without blanks, so that anybody can make the signed bytes anew. */
final class CertificateJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CertificateJson() {}

    static String canonical(Certificate certificate) {
        return MAPPER.writeValueAsString(certificate);
    }

    static Certificate read(String document) {
        return MAPPER.readValue(document, Certificate.class);
    }

    /** Document and signature in one file; the document stands in it as it was signed. */
    static String signed(String document, CertificateSeal.Signature signature) {
        return "{\"certificate\":" + document + ",\"signature\":" + MAPPER.writeValueAsString(signature) + "}";
    }
}
