package dev.tenantry.litellm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** The calls we make, checked against LiteLLM 1.106.2. Answers are read as trees: each release adds fields. */
interface LiteLlmApi {

    @GetExchange("/health/readiness")
    JsonNode readiness();

    /** Exact on the id. Unlike {@code /team/info} it fails, instead of finding nothing, while the database is away. */
    @GetExchange("/v2/team/list?page=1&page_size=2")
    JsonNode teams(@RequestParam("team_id") String id);

    @PostExchange("/team/new")
    JsonNode createTeam(@RequestBody Map<String, @Nullable Object> team);

    /** Merges metadata; {@code blocked} works at once here, and only after a minute by {@code /team/block}. */
    @PatchExchange("/team/{id}")
    JsonNode changeTeam(@PathVariable("id") String id, @RequestBody Map<String, @Nullable Object> changes);

    @PostExchange("/team/delete")
    JsonNode deleteTeams(@RequestBody Map<String, List<String>> ids);

    @GetExchange("/key/list?return_full_object=true&size=100")
    JsonNode keysOfTeam(@RequestParam("team_id") String team, @RequestParam("page") int page);

    /** Exact on the alias. */
    @GetExchange("/key/list?return_full_object=true&size=2")
    JsonNode keysOfAlias(@RequestParam("key_alias") String alias);

    @PostExchange("/key/generate")
    JsonNode createKey(@RequestBody Map<String, @Nullable Object> key);

    @PostExchange("/key/delete")
    JsonNode deleteKeys(@RequestBody Map<String, List<String>> aliases);
}
