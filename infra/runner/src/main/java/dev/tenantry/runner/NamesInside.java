package dev.tenantry.runner;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.JobPhrase;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** Whether the assistant's name leads anywhere inside the tenant's network: only the customer can set its record. */
final class NamesInside {

    /** Nobody writes a DNS record within seconds, and resolvers remember for a while that there was none. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private NamesInside() {}

    /** Throws {@link StepFailed}, which names the record that is missing. */
    static void require(AssistantTarget target) {
        String balancer = target.loadBalancer();
        if (balancer == null) {
            return;
        }
        String host = target.address().getHost();
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException none) {
            throw new StepFailed(new Failure(
                    FailureClass.AT_CUSTOMER,
                    OutsideSystem.OPEN_WEBUI,
                    host,
                    JobPhrase.NO_RECORD.say(host, balancer),
                    String.valueOf(none.getMessage()),
                    null,
                    PATIENCE));
        }
    }
}
