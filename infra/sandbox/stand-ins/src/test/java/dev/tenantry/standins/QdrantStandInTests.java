package dev.tenantry.standins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.standins.StandIn.Place;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QdrantStandInTests {

    private static final String FILE_1 = "{'must':[{'key':'metadata.file_id','match':{'value':'f-1'}}]}";

    @AutoClose
    private final QdrantStandIn qdrant = StandIn.listening(new QdrantStandIn(Place.ofTest(Map.of())));

    private final Asking writer = Asking.at(qdrant.url("acme")).with("api-key", "the-key");
    private final Asking reader = Asking.at(qdrant.url("acme")).with("api-key", "the-read-key");

    @BeforeEach
    void deploy_and_fill() {
        Asking.withToken(qdrant).post("/__sandbox/tenants/acme", "{'key':'the-key','readKey':'the-read-key'}");
        writer.ask("PUT", "/collections/files", "{'vectors':{'size':256,'distance':'Cosine'}}");
        put("1", "f-1", "the cat sat");
        put("2", "f-1", "on the mat");
        put("3", "f-2", "invoices of may");
    }

    private void put(String id, String file, String text) {
        writer.ask(
                "PUT",
                "/collections/files/points?wait=true",
                "{'points':[{'id':'%s','vector':%s,'payload':{'text':'%s','metadata':{'file_id':'%s'}}}]}"
                        .formatted(id, vector(text), text, file));
    }

    private static String vector(String text) {
        return JsonMapper.shared().writeValueAsString(Words.embedded(text));
    }

    private int count(String filter) {
        return reader.post("/collections/files/points/count", "{'exact':true,'filter':" + filter + "}")
                .json()
                .path("result")
                .path("count")
                .asInt();
    }

    @Test
    void counts_and_lists_the_points_of_a_file() {
        assertThat(count(FILE_1)).isEqualTo(2);
        assertThat(reader.post("/collections/files/points/scroll", "{'limit':1,'filter':" + FILE_1 + "}")
                        .json()
                        .path("result")
                        .path("points"))
                .singleElement()
                .extracting(point -> point.path("payload").path("text").asString())
                .isEqualTo("the cat sat");
    }

    @Test
    void finds_the_nearest_first() {
        assertThat(reader.post(
                                "/collections/files/points/query",
                                "{'query':{'nearest':" + vector("invoices") + "},'limit':2}")
                        .json()
                        .path("result")
                        .path("points")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo("3");
    }

    @Test
    void replaces_a_point_of_the_same_id() {
        put("1", "f-2", "moved");

        assertThat(count(FILE_1)).isEqualTo(1);
    }

    @Test
    void deletes_by_filter_and_by_id_once_or_twice() {
        for (int i = 0; i < 2; i++) {
            writer.post("/collections/files/points/delete?wait=true", "{'filter':" + FILE_1 + "}");
            writer.post("/collections/files/points/delete?wait=true", "{'points':['3']}");
        }

        assertThat(count("{}")).isZero();
    }

    @Test
    void lets_in_only_who_has_a_key_and_to_write_only_with_the_key_for_writing() {
        assertThat(Asking.at(qdrant.url("acme")).get("/collections").status()).isEqualTo(401);
        assertThat(reader.get("/collections").status()).isEqualTo(200);
        assertThat(reader.ask("DELETE", "/collections/files", "").status()).isEqualTo(403);
        assertThat(reader.post("/collections/files/points/delete", "{'points':['1']}")
                        .status())
                .isEqualTo(403);
        assertThat(count("{}")).isEqualTo(3);
    }

    @Test
    void says_what_is_not_there() {
        assertThat(reader.post("/collections/others/points/count", "{}").status())
                .isEqualTo(404);
        assertThat(reader.get("/collections/others/exists").text()).contains("\"exists\":false");
        assertThat(writer.ask("PUT", "/collections/files", "{}").status()).isEqualTo(409);
    }
}
