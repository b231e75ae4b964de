package dev.tenantry.standins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.standins.StandIn.Place;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AwsStandInTests {

    private static final String ACME = "111122223333";
    private static final String OTHER = "444455556666";

    @AutoClose
    private final AwsStandIn aws = StandIn.listening(new AwsStandIn(Place.ofTest(Map.of())));

    /** As the role of an account. */
    private Asking in(String account, String service) {
        Asking.Answer answer = signed("emulator", "sts")
                .post(
                        "/",
                        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A" + account
                                + "%3Arole%2Ftenantry-provisioner");
        String key = answer.text().replaceAll("(?s).*<AccessKeyId>([^<]*)</AccessKeyId>.*", "$1");
        return signed(key, service);
    }

    private Asking signed(String key, String service) {
        return Asking.at(aws.url())
                .with(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=" + key + "/20260101/eu-central-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    private Asking.Answer json(String account, String service, String target, String body) {
        return in(account, service).with("x-amz-target", target).post("/", body);
    }

    @Test
    void says_whose_account_an_assumed_role_is_in() {
        Asking.Answer who = in(ACME, "sts").post("/", "Action=GetCallerIdentity&Version=2011-06-15");

        assertThat(who.text()).contains("<Account>" + ACME + "</Account>");
        assertThat(signed("emulator", "sts")
                        .post("/", "Action=AssumeRole&RoleArn=nonsense")
                        .text())
                .contains("ValidationError");
    }

    @Test
    void alarms_stand_as_they_are_set_and_are_seen_in_their_own_account_alone() {
        Asking acme = in(ACME, "monitoring");
        acme.post("/", "Action=PutMetricAlarm&AlarmName=tenantry-acme-volume-full&AlarmDescription=page%3A+%3Cfull%3E");
        assertThat(acme.post("/", "Action=SetAlarmState&AlarmName=nothing&StateValue=ALARM")
                        .text())
                .contains("ResourceNotFound");
        acme.post("/", "Action=SetAlarmState&AlarmName=tenantry-acme-volume-full&StateValue=ALARM");

        assertThat(acme.post("/", "Action=DescribeAlarms&AlarmNamePrefix=tenantry-acme-")
                        .text())
                .contains(
                        "<AlarmName>tenantry-acme-volume-full</AlarmName>",
                        "<StateValue>ALARM</StateValue>",
                        "page: &lt;full>");
        assertThat(acme.post("/", "Action=DescribeAlarms&AlarmNamePrefix=other-")
                        .text())
                .contains("<MetricAlarms></MetricAlarms>");
        assertThat(in(OTHER, "monitoring").post("/", "Action=DescribeAlarms").text())
                .contains("<MetricAlarms></MetricAlarms>");
    }

    @Test
    void keeps_objects_in_buckets_that_only_their_owner_reaches() {
        Asking acme = in(ACME, "s3");
        assertThat(acme.ask("PUT", "/documents", "").status()).isEqualTo(200);
        assertThat(acme.ask("PUT", "/documents", "").text()).contains("BucketAlreadyOwnedByYou");
        assertThat(acme.ask("PUT", "/documents/a/b.txt", "hello").status()).isEqualTo(200);
        assertThat(acme.get("/documents/a/b.txt").text()).isEqualTo("hello");
        assertThat(acme.get("/documents/none").text()).contains("NoSuchKey");
        assertThat(acme.get("/nowhere/none").text()).contains("NoSuchBucket");
        assertThat(acme.get("/documents").text()).contains("<Key>a/b.txt</Key>");
        assertThat(in(OTHER, "s3").get("/documents/a/b.txt").status()).isEqualTo(403);
        assertThat(in(OTHER, "s3").ask("PUT", "/documents", "").text()).contains("BucketAlreadyExists");

        assertThat(acme.ask("DELETE", "/documents", "").text()).contains("BucketNotEmpty");
        acme.ask("DELETE", "/documents/a/b.txt", "");
        assertThat(acme.ask("DELETE", "/documents", "").status()).isEqualTo(204);
    }

    @Test
    void finds_what_carries_a_tag_in_the_own_account_alone() {
        json(ACME, "secretsmanager", "secretsmanager.CreateSecret", """
                {"Name": "acme/key", "Tags": [{"Key": "tenant-id", "Value": "t-1"}]}""");
        json(ACME, "codebuild", "CodeBuild_20161006.CreateProject", """
                {"name": "runner", "tags": [{"key": "tenant-id", "value": "t-1"}]}""");
        Asking buckets = in(ACME, "s3");
        buckets.ask("PUT", "/documents", "");
        buckets.ask(
                "PUT",
                "/documents?tagging",
                "<Tagging><TagSet><Tag><Key>tenant-id</Key><Value>t-2</Value></Tag></TagSet></Tagging>");

        assertThat(tagged(ACME, "t-1"))
                .contains("secret:acme/key", "project/runner")
                .doesNotContain("documents");
        assertThat(tagged(ACME, "t-2")).contains("arn:aws:s3:::documents").doesNotContain("runner");
        assertThat(tagged(OTHER, "t-1")).doesNotContain("runner").doesNotContain("acme/key");
        buckets.ask("DELETE", "/documents", "");
        assertThat(tagged(ACME, "t-2")).doesNotContain("documents");
    }

    private String tagged(String account, String value) {
        return json(account, "tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", """
                {"TagFilters": [{"Key": "tenant-id", "Values": ["%s"]}]}""".formatted(value))
                .text();
    }

    @Test
    void takes_the_frames_away_in_which_the_libraries_send_objects() {
        Asking acme = in(ACME, "s3");
        acme.ask("PUT", "/framed", "");
        acme.with("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
                .ask(
                        "PUT",
                        "/framed/key",
                        "5\r\nhello\r\n6;chunk-signature=0\r\n world\r\n0\r\nx-amz-checksum-crc32:AA==\r\n\r\n");

        assertThat(acme.get("/framed/key").text()).isEqualTo("hello world");
    }

    @Test
    void keeps_the_values_of_secrets_by_versions() {
        String create = "{'Name':'tenantry/acme/runner-1'}";
        String arn = json(ACME, "secretsmanager", "secretsmanager.CreateSecret", create)
                .json()
                .path("ARN")
                .asString("");
        assertThat(arn).isEqualTo("arn:aws:secretsmanager:eu-central-1:" + ACME + ":secret:tenantry/acme/runner-1");
        assertThat(json(ACME, "secretsmanager", "secretsmanager.CreateSecret", create)
                        .text())
                .contains("ResourceExistsException");

        json(
                ACME,
                "secretsmanager",
                "secretsmanager.PutSecretValue",
                "{'SecretId':'" + arn + "','ClientRequestToken':'v1','SecretString':'value'}");
        String asked = "{'SecretId':'" + arn + "'}";
        assertThat(json(ACME, "secretsmanager", "secretsmanager.GetSecretValue", asked)
                        .text())
                .contains("\"SecretString\":\"value\"");
        assertThat(json(ACME, "secretsmanager", "secretsmanager.DescribeSecret", asked)
                        .text())
                .contains("\"v1\":[\"AWSCURRENT\"]");
        assertThat(json(OTHER, "secretsmanager", "secretsmanager.GetSecretValue", asked)
                        .text())
                .contains("ResourceNotFoundException");
    }

    @Test
    void ends_a_build_when_its_result_arrives_and_starts_it_once_for_a_token() {
        in(ACME, "s3").ask("PUT", "/state", "");
        json(
                ACME,
                "codebuild",
                "CodeBuild_20161006.CreateProject",
                "{'name':'acme-runner','serviceRole':'arn:aws:iam::" + ACME + ":role/r'}");
        String start = "{'projectName':'acme-runner','idempotencyToken':'job-1','artifactsOverride':{'type':'S3',"
                + "'location':'state','path':'runner/out','name':'job-1'}}";
        String id = started(start);

        assertThat(started(start)).isEqualTo(id);
        assertThat(statusOf(id)).isEqualTo("IN_PROGRESS");
        assertThat(Asking.at(aws.url()).get("/moto-api/builds.json").text()).contains("acme-runner:");
        in(ACME, "s3").ask("PUT", "/state/runner/out/job-1/result.json", "{}");
        assertThat(statusOf(id)).isEqualTo("SUCCEEDED");
    }

    @Test
    void keeps_what_a_build_prints_where_its_project_says_and_tells_it_once() {
        json(ACME, "codebuild", "CodeBuild_20161006.CreateProject", """
                {"name":"talker","logsConfig":{"cloudWatchLogs":{"groupName":"/tenantry/acme/runner"}}}""");
        String stream = started("{'projectName':'talker'}").replaceFirst(".*:", "");
        String where = "'logGroupName':'/tenantry/acme/runner','logStreamName':'" + stream + "'";

        assertThat(logs("GetLogEvents", "{" + where + "}")).contains("ResourceNotFoundException");
        logs("CreateLogStream", "{" + where + "}");
        logs("PutLogEvents", "{" + where + ",'logEvents':[{'timestamp':1,'message':'one'}]}");
        assertThat(logs("GetLogEvents", "{" + where + ",'startFromHead':true}"))
                .contains("one", "\"nextForwardToken\":\"f/1\"");
        logs("PutLogEvents", "{" + where + ",'logEvents':[{'timestamp':2,'message':'two'}]}");
        assertThat(logs("GetLogEvents", "{" + where + ",'nextToken':'f/1'}"))
                .contains("two", "f/2")
                .doesNotContain("one");
        assertThat(logs("GetLogEvents", "{" + where + ",'nextToken':'f/2'}")).contains("[]", "f/2");
    }

    private String logs(String act, String body) {
        return json(ACME, "logs", "Logs_20140328." + act, body).text();
    }

    @Test
    void makes_an_account_when_looked_at_and_an_address_is_used_once() {
        String request = made("tenantry-acme", "aws+acme@provider.example");

        assertThat(organization("ListAccounts", "{}")).doesNotContain("aws+acme");
        assertThat(status(request)).contains("IN_PROGRESS");
        assertThat(status(request)).contains("SUCCEEDED", "AccountId");
        assertThat(organization("ListAccounts", "{}")).contains("aws+acme@provider.example", "ACTIVE");
        String again = made("tenantry-other", "AWS+acme@provider.example");
        status(again);
        assertThat(status(again)).contains("FAILED", "EMAIL_ALREADY_EXISTS");
        assertThat(json(ACME, "organizations", "AWSOrganizationsV20161128.ListAccounts", "{}")
                        .text())
                .contains("AccessDenied");
    }

    private String made(String name, String email) {
        return organization("CreateAccount", "{'AccountName':'" + name + "','Email':'" + email + "'}")
                .replaceAll("(?s).*\"Id\":\"(car-[^\"]*)\".*", "$1");
    }

    private String status(String request) {
        return organization("DescribeCreateAccountStatus", "{'CreateAccountRequestId':'" + request + "'}");
    }

    private String organization(String act, String body) {
        return signed("emulator", "organizations")
                .with("x-amz-target", "AWSOrganizationsV20161128." + act)
                .post("/", body)
                .text();
    }

    @Test
    void lays_a_stack_with_its_bucket_once_looked_at() {
        String create = "Action=CreateStack&StackName=way&TemplateBody=a%3A+%3Cb%3E"
                + "&Parameters.member.1.ParameterKey=TenantSlug&Parameters.member.1.ParameterValue=acme";
        Asking stacks = in(ACME, "cloudformation");

        assertThat(stacks.post("/", "Action=DescribeStacks&StackName=way").text())
                .contains("ValidationError", "does not exist");
        assertThat(stacks.post("/", create).status()).isEqualTo(200);
        assertThat(stacks.post("/", create).text()).contains("AlreadyExistsException");
        assertThat(stacks.post("/", "Action=DescribeStacks&StackName=way").text())
                .contains("CREATE_IN_PROGRESS", "<ParameterKey>TenantSlug</ParameterKey>");
        assertThat(stacks.post("/", "Action=DescribeStacks&StackName=way").text())
                .contains("CREATE_COMPLETE");
        assertThat(stacks.post("/", "Action=GetTemplate&StackName=way").text()).contains("a: &lt;b&gt;");
        assertThat(in(ACME, "s3")
                        .ask("PUT", "/tenantry-state-" + ACME + "-eu-central-1", "")
                        .text())
                .contains("BucketAlreadyOwnedByYou");
        assertThat(in(OTHER, "cloudformation")
                        .post("/", "Action=DescribeStacks&StackName=way")
                        .text())
                .contains("does not exist");
        stacks.post("/", "Action=DeleteStack&StackName=way");
        assertThat(stacks.post("/", "Action=DescribeStacks&StackName=way").text())
                .contains("does not exist");
    }

    private String started(String body) {
        return json(ACME, "codebuild", "CodeBuild_20161006.StartBuild", body)
                .json()
                .path("build")
                .path("id")
                .asString("");
    }

    private String statusOf(String id) {
        return json(ACME, "codebuild", "CodeBuild_20161006.BatchGetBuilds", "{'ids':['" + id + "']}")
                .json()
                .path("builds")
                .path(0)
                .path("buildStatus")
                .asString("");
    }
}
