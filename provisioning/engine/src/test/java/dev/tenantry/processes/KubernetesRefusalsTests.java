package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.Refusals.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class KubernetesRefusalsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            401 | Unauthorized | NOT_AUTHORIZED | Unauthorized
            403 | Forbidden | NOT_AUTHORIZED | jobs.batch is forbidden: User "x" cannot create resource "jobs" in API group "batch"
            403 | Forbidden | RATE_LIMITED | pods "x" is forbidden: exceeded quota: programs, requested: limits.memory=2Gi
            403 | Forbidden | REJECTED | pods "x" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true
            404 | NotFound | NOT_FOUND | jobs.batch "x" not found
            409 | AlreadyExists | ALREADY_EXISTS | jobs.batch "x" already exists
            409 | Conflict | DOWN | the object has been modified
            422 | Invalid | REJECTED | Job.batch "x" is invalid: spec.template.spec.containers[0].image: Required value
            400 | BadRequest | REJECTED | strict decoding error: unknown field "spec.replicaz"
            429 | TooManyRequests | RATE_LIMITED | the server has received too many requests
            500 | InternalError | BROKEN | etcdserver: request timed out
            503 | ServiceUnavailable | DOWN | the server is currently unable to handle the request
            504 | Timeout | DOWN | the server was unable to return a response in the time allotted
            """)
    void kind_of_what_kubernetes_says(int status, String reason, Kind kind, String words) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("kind", "Status").put("reason", reason).put("message", words);
        var refusal = new KubernetesRefusals().of(new Said(status, "GET", "/apis", body));

        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.words()).isEqualTo(words);
    }

    @Test
    void what_another_program_does_not_find_is_not_gone() {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("error", "no such page");
        assertThat(new KubernetesRefusals()
                        .of(new Said(404, "GET", "/apis", body))
                        .kind())
                .isEqualTo(Kind.NOT_UNDERSTOOD);
    }
}
