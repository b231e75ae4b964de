package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                {"b":1,"a":[]}                 | {"a":[],"b":1}
                {"a":{"d":{},"c":null}}        | {"a":{"c":null,"d":{}}}
                [1.0, 2.50, 100, 1e3, 0.001]   | [1,2.5,100,1000,0.001]
                {"ä":"ö","a":"\\u00e4\\n"}     | {"a":"ä\\n","ä":"ö"}
                [true,false,"x"]               | [true,false,"x"]
            """)
    void is_one_form_of_the_same_document(String given, String canonical) {
        assertThat(CanonicalJson.of(JsonMapper.shared().readTree(given))).isEqualTo(canonical);
    }
}
