package dev.tenantry.aws;

import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** By CloudFormation, as the administrator that Organizations put into the account. The template is the one of this release. */
@Component
@EnableConfigurationProperties(ControlPlane.class)
class BootstrapStacks implements WaysIn {

    private static final String TEMPLATE = "/dev/tenantry/aws/tenant-account.yaml";

    private final AwsClients clients;
    private final ManagementAccount management;
    private final ControlPlane controlPlane;
    private final String template = template();

    BootstrapStacks(AwsClients clients, ManagementAccount management, ControlPlane controlPlane) {
        this.clients = clients;
        this.management = management;
        this.controlPlane = controlPlane;
    }

    private static String template() {
        try (InputStream text = Objects.requireNonNull(BootstrapStacks.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T in(AwsTarget target, Function<CloudFormationClient, T> work) {
        return management.asAdministrator(target.accountId(), target.region(), administrator -> {
            try (CloudFormationClient client =
                    clients.make(CloudFormationClient.builder(), target.region(), administrator)) {
                return work.apply(client);
            }
        });
    }

    @Override
    public List<String> missing() {
        return Stream.concat(management.settings().missing(), controlPlane.missing())
                .toList();
    }

    @Override
    public String templateDigest() {
        return digest(template);
    }

    @Override
    public String inputDigest(String externalId, Slug slug) {
        return digest(new TreeMap<>(parameters(externalId, slug)).toString());
    }

    @Override
    public String administratorOf(String account) {
        return management.administratorOf(account);
    }

    @Override
    public Optional<Laid> look(AwsTarget target, Slug slug) {
        return in(target, client -> stack(client).map(stack -> laid(client, stack, target, slug)));
    }

    /** CloudFormation says of a stack that is not there that the question is wrong. */
    private static Optional<Stack> stack(CloudFormationClient client) {
        try {
            return client.describeStacks(asked -> asked.stackName(STACK)).stacks().stream()
                    .findFirst();
        } catch (CloudFormationException none) {
            if (says(none, "does not exist")) {
                return Optional.empty();
            }
            throw none;
        }
    }

    private static boolean says(CloudFormationException refused, String words) {
        return refused.awsErrorDetails() != null
                && String.valueOf(refused.awsErrorDetails().errorMessage()).contains(words);
    }

    private Laid laid(CloudFormationClient client, Stack stack, AwsTarget target, Slug slug) {
        String status = stack.stackStatusAsString();
        boolean failed = status.contains("ROLLBACK") || status.endsWith("_FAILED");
        return new Laid(status, asWanted(client, stack, target, slug), failed ? why(client) : "");
    }

    private boolean asWanted(CloudFormationClient client, Stack stack, AwsTarget target, Slug slug) {
        Map<String, String> now = stack.parameters().stream()
                .collect(Collectors.toMap(Parameter::parameterKey, parameter -> parameter.parameterValue()));
        return now.equals(parameters(target.externalId(), slug))
                && digest(client.getTemplate(asked -> asked.stackName(STACK)).templateBody())
                        .equals(templateDigest());
    }

    /** Events come with the newest first; what failed first is what the others failed by. */
    private static String why(CloudFormationClient client) {
        return client.describeStackEvents(asked -> asked.stackName(STACK)).stackEvents().stream()
                .filter(event -> String.valueOf(event.resourceStatusAsString()).endsWith("_FAILED"))
                .reduce((newer, older) -> older)
                .map(BootstrapStacks::words)
                .orElse("");
    }

    private static String words(StackEvent event) {
        return event.logicalResourceId() + ": " + event.resourceStatusReason();
    }

    @Override
    public void lay(AwsTarget target, Slug slug) {
        in(
                target,
                client -> client.createStack(wanted -> wanted.stackName(STACK)
                        .templateBody(template)
                        .parameters(listed(parameters(target.externalId(), slug)))
                        .capabilities(Capability.CAPABILITY_NAMED_IAM)));
    }

    @Override
    public void mend(AwsTarget target, Slug slug) {
        in(
                target,
                client -> client.updateStack(wanted -> wanted.stackName(STACK)
                        .templateBody(template)
                        .parameters(listed(parameters(target.externalId(), slug)))
                        .capabilities(Capability.CAPABILITY_NAMED_IAM)));
    }

    @Override
    public void clear(AwsTarget target) {
        in(target, client -> client.deleteStack(unwanted -> unwanted.stackName(STACK)));
    }

    private Map<String, String> parameters(String externalId, Slug slug) {
        return Map.of(
                "TenantSlug", slug.value(),
                "ExternalId", externalId,
                "ControlPlanePrincipal", controlPlane.principalOrThrow());
    }

    private static List<Parameter> listed(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> Parameter.builder()
                        .parameterKey(each.getKey())
                        .parameterValue(each.getValue())
                        .build())
                .toList();
    }

    /** White space at the ends is lost on the way to AWS and back. */
    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
