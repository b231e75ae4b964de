package dev.tenantry.openwebui;

import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** The calls we make, checked against Open WebUI 0.12.4. Answers are read as trees: each release adds fields. */
interface OpenWebUiApi {

    @GetExchange("/api/config")
    JsonNode publicConfig();

    @GetExchange("/api/version")
    JsonNode version();

    @PostExchange("/api/v1/auths/signin")
    JsonNode signIn(@RequestBody Map<String, String> credentials);

    /** The first one becomes administrator, even where sign-up is off. */
    @PostExchange("/api/v1/auths/signup")
    JsonNode signUp(@RequestBody Map<String, String> person);

    @GetExchange("/openai/config")
    JsonNode gateway();

    @PostExchange("/openai/config/update")
    JsonNode setGateway(@RequestBody Map<String, Object> config);

    /** Calls out to the address, also while the provider is off. */
    @PostExchange("/openai/verify")
    JsonNode verifyGateway(@RequestBody Map<String, Object> connection);

    @GetExchange("/ollama/config")
    JsonNode ollama();

    @PostExchange("/ollama/config/update")
    JsonNode setOllama(@RequestBody Map<String, Object> config);

    /** Also refreshes what the answering process remembers of its models. */
    @GetExchange("/api/models?refresh=true")
    JsonNode offeredModels();

    /** Those with another model behind them; the others are told by {@link #baseModels}. */
    @GetExchange("/api/v1/models/export")
    JsonNode exportModels();

    /** Rows of models that stand for themselves. */
    @GetExchange("/api/v1/models/base")
    JsonNode baseModels();

    /** Adds or replaces the given rows; {@code params} left out would be emptied. */
    @PostExchange("/api/v1/models/import")
    JsonNode importModels(@RequestBody Map<String, Object> models);

    /** 401 if there is none of that id. */
    @PostExchange("/api/v1/models/model/delete")
    JsonNode deleteModel(@RequestBody Map<String, String> id);

    @GetExchange("/api/v1/configs/models")
    JsonNode modelDefaults();

    @PostExchange("/api/v1/configs/models")
    JsonNode setModelDefaults(@RequestBody Map<String, Object> defaults);

    @GetExchange("/api/v1/configs/banners")
    JsonNode banners();

    @PostExchange("/api/v1/configs/banners")
    JsonNode setBanners(@RequestBody Map<String, Object> banners);

    @GetExchange("/api/v1/configs/tool_servers")
    JsonNode toolServers();

    /** Replaces the whole list and does not contact the servers. */
    @PostExchange("/api/v1/configs/tool_servers")
    JsonNode setToolServers(@RequestBody Map<String, Object> servers);

    @PostExchange("/api/v1/configs/tool_servers/verify")
    JsonNode verifyToolServer(@RequestBody JsonNode server);

    /** What the caller may use, {@code server:mcp:<id>} among them. */
    @GetExchange("/api/v1/tools/")
    JsonNode tools();

    @PostExchange("/api/v1/auths/add")
    JsonNode addUser(@RequestBody Map<String, String> person);

    @GetExchange("/api/v1/users/?query={query}")
    JsonNode users(@PathVariable("query") String query);

    @DeleteExchange("/api/v1/users/{id}")
    JsonNode deleteUser(@PathVariable("id") String id);

    @PostExchange(url = "/api/v1/files/?process=true", contentType = "multipart/form-data")
    JsonNode upload(@RequestPart("file") Resource file);

    @GetExchange("/api/v1/files/{id}/process/status")
    JsonNode fileStatus(@PathVariable("id") String id);

    @DeleteExchange("/api/v1/files/{id}")
    JsonNode deleteFile(@PathVariable("id") String id);

    @PostExchange("/api/chat/completions")
    JsonNode chat(@RequestBody Map<String, Object> request);
}
