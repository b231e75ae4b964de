package dev.tenantry.processes;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** The calls we make, checked against Kubernetes 1.36: what the role of the central stack's chart allows and no more. */
interface JobsApi {

    /** A field that the cluster does not know is refused. */
    @PostExchange("/apis/batch/v1/namespaces/{space}/jobs?fieldValidation=Strict")
    void create(@PathVariable("space") String space, @RequestBody JsonNode job);

    @GetExchange("/apis/batch/v1/namespaces/{space}/jobs/{name}")
    JsonNode job(@PathVariable("space") String space, @PathVariable("name") String name);

    /** The pods go after it, each with the time that its program has to end. */
    @DeleteExchange("/apis/batch/v1/namespaces/{space}/jobs/{name}?propagationPolicy=Background")
    void delete(@PathVariable("space") String space, @PathVariable("name") String name);

    /**
     * The pods with these labels.
     *
     * @param labels empty for all
     */
    @GetExchange("/api/v1/namespaces/{space}/pods")
    JsonNode pods(@PathVariable("space") String space, @RequestParam("labelSelector") String labels);
}
