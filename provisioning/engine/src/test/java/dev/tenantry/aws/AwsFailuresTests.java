package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/** What is said of AWS's refusals, also of those that a gateway on the way made up. */
class AwsFailuresTests {

    private static OutsideFailure refused(int status, @Nullable AwsErrorDetails details, @Nullable String message) {
        return AwsFailures.of(AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(details)
                .message(message)
                .build());
    }

    private static AwsErrorDetails.Builder details() {
        return AwsErrorDetails.builder().serviceName("S3");
    }

    @Test
    void says_code_and_message() {
        AwsErrorDetails details =
                details().errorCode("AccessDenied").errorMessage("not yours").build();
        OutsideFailure failure = refused(403, details, null);
        assertThat(failure.getMessage()).contains("AccessDenied: not yours");
        assertThat(failure.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
    }

    @Test
    void says_status_and_words_where_there_is_no_code() {
        OutsideFailure failure = refused(503, details().build(), "upstream is away");
        assertThat(failure.getMessage())
                .contains("HTTP 503 from S3: upstream is away")
                .doesNotContain("null");
        assertThat(failure.status()).isEqualTo(503);
    }

    @Test
    void says_status_and_words_where_nothing_could_be_read() {
        OutsideFailure failure = refused(502, null, "<html>Bad Gateway</html>");
        assertThat(failure.getMessage()).contains("HTTP 502", "Bad Gateway").doesNotContain("null");
        assertThat(failure.kind())
                .isEqualTo(refused(502, details().build(), null).kind());
        assertThat(failure.status()).isEqualTo(502);
    }

    @Test
    void whoever_is_cut_off_while_waiting_was_not_refused() {
        assertThat(AwsFailures.of(AbortedException.create("Thread was interrupted"))
                        .kind())
                .isEqualTo(Kind.TIMEOUT);
    }
}
