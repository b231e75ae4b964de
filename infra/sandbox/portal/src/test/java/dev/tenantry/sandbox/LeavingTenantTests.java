package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.aws.TaggedObjects;
import dev.tenantry.aws.WaitingObjects;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.models.GatewayTeamId;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.offboarding.Certificate;
import dev.tenantry.offboarding.DeletionCertificates;
import dev.tenantry.offboarding.IssuedCertificate;
import dev.tenantry.offboarding.Offboardings;
import dev.tenantry.register.Field;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant that lives is taken down for good, through the use cases, on the real Terraform and the emulator. */
@Tag("long")
@SandboxFixture
@ContextConfiguration(initializers = {SandboxFixture.OnTestDatabase.class, World.class})
@DirtiesContext
class LeavingTenantTests extends OperatorAtWork {

    private static final String SLUG = "ostwind";
    private static final String ACCOUNT = "510987654321";
    private static final String CONFIRMED = "letter of 12 November: all documents were handed over";

    @Autowired
    private Offboardings offboardings;

    @Autowired
    private DeletionCertificates certificates;

    @Autowired
    private TaggedObjects tagged;

    @Autowired
    private WaitingObjects waiting;

    @Autowired
    private ModelGateway gateway;

    @Autowired
    private SignInDirectory directory;

    @Value("${tenantry.infrastructure.emulator:}")
    private String emulator;

    @BeforeAll
    static void needs_what_the_real_run_needs() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
    }

    @Test
    void nothing_is_left_of_it_but_what_its_certificate_lists() throws GeneralSecurityException {
        TenantId tenant = live();
        TenantProfile agreed = tenant(tenant).profile().orElseThrow();

        leave(tenant);

        assertThat(tenant(tenant).state()).isInstanceOf(TenantState.Closed.class);
        assertThat(tagged.of(agreed.aws(), tenant)).isEmpty();
        assertThatTheAccountIsEmpty();
        assertThat(gateway.team(GatewayTeamId.of(agreed.slug(), tenant))).isEmpty();
        assertThat(directory.organization(OrganizationAlias.of(agreed.slug(), tenant)))
                .isEmpty();
        IssuedCertificate issued = certificates.of(tenant).getFirst();
        assertThat(issued.certificate().complete()).isFalse();
        assertThat(issued.certificate().waiting())
                .extracting(Certificate.Waiting::object)
                .containsExactlyInAnyOrderElementsOf(waiting.waiting(agreed.aws(), tenant))
                .isNotEmpty();
        assertThat(isSigned(issued.file())).isTrue();
    }

    private TenantId live() {
        TenantId tenant = drafts.beginWith(filledIn(SLUG).with(Field.ACCOUNT_ID, ACCOUNT));
        RunId run = submit(tenant);
        approve(tenant, run);
        await(tenant, run, RunState.SUCCEEDED);
        return tenant;
    }

    /** Asked for by one person and approved by another. */
    private void leave(TenantId tenant) {
        RunId run = ((Offboardings.Asked.Accepted) offboardings.offboard(tenant, SLUG, CONFIRMED)).run();
        Run planned = await(tenant, run, RunState.AWAITING_APPROVAL);
        assertThat(control.approve(tenant, run, String.valueOf(planned.planHash()), "mine"))
                .isEqualTo(new RunControl.Decision.SecondPersonNeeded());
        signIn(DemoPerson.ADA);
        approve(tenant, run);
        await(tenant, run, RunState.SUCCEEDED);
    }

    /** Asked by itself, since not all that is there can be found by its tag. */
    private void assertThatTheAccountIsEmpty() {
        AwsCredentialsProvider inside = inside();
        try (S3Client s3 = at(S3Client.builder().forcePathStyle(true), inside).build();
                Ec2Client ec2 = at(Ec2Client.builder(), inside).build();
                CodeBuildClient builds = at(CodeBuildClient.builder(), inside).build()) {
            assertThat(s3.listBuckets().buckets())
                    .extracting(Bucket::name)
                    .containsExactly("tenantry-state-" + ACCOUNT + "-eu-central-1");
            assertThat(ec2.describeVpcs().vpcs()).allMatch(Vpc::isDefault);
            assertThat(builds.listProjects().projects()).isEmpty();
        }
    }

    private AwsCredentialsProvider inside() {
        AwsCredentialsProvider anybody =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator"));
        try (StsClient sts = at(StsClient.builder(), anybody).build()) {
            var session = sts.assumeRole(role -> role.roleArn("arn:aws:iam::" + ACCOUNT + ":role/tenantry-provisioner")
                            .roleSessionName("look"))
                    .credentials();
            return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
        }
    }

    private <B extends AwsClientBuilder<B, C>, C> B at(B client, AwsCredentialsProvider as) {
        return client.endpointOverride(URI.create(emulator))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(as);
    }

    /** As the document tells a customer to check it. */
    private static boolean isSigned(String file) throws GeneralSecurityException {
        JsonNode read = JsonMapper.shared().readTree(file);
        JsonNode signature = read.path("signature");
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(bytes(signature, "publicKey"))));
        check.update(read.path("certificate").toString().getBytes(StandardCharsets.UTF_8));
        return check.verify(bytes(signature, "value"));
    }

    private static byte[] bytes(JsonNode node, String name) {
        return Base64.getDecoder().decode(node.path(name).asString());
    }
}
