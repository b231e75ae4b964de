package dev.tenantry.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.aws.KeyService;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.Switch;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the wire protocol of KMS, and what becomes of a KMS that does not answer as it should. */
class KmsKeyTests extends MasterKeyContract {

    @AutoClose
    private final KmsStandIn kms = StandIn.listening(new KmsStandIn());

    private final KeyService service = KeyService.at(kms.url());

    @Override
    MasterKey key() {
        return new KmsKey(service, KmsStandIn.KEY);
    }

    @Override
    MasterKey other() {
        return new KmsKey(service, KmsStandIn.OTHER);
    }

    private OutsideFailure failure() {
        return catchThrowableOfType(OutsideFailure.class, () -> key().wrap(new byte[32], "any"));
    }

    @Test
    void what_a_key_before_the_present_one_wrapped_is_opened_by_that_one() {
        byte[] wrapped = other().wrap(new byte[32], "any");

        assertThat(key().unwrap(wrapped, other().id(), "any")).isEqualTo(new byte[32]);
    }

    @Test
    void takes_nothing_but_the_arn_of_a_key_for_one() {
        for (String wrong : new String[] {"alias/tenantry", "0f1e2d3c", "arn:aws:s3:::bucket", ""}) {
            assertThatThrownBy(() -> new KmsKey(service, wrong))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tenantry.secrets.kms-key");
        }
    }

    /** It would answer, later than anybody waits for it: each wait is bounded, and the number of them. */
    @Test
    void silent_kms_is_given_up_and_named() {
        kms.set(new Switch(Fault.SLOW, "POST /", 0, 30_000, 0));

        OutsideFailure failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining(KmsStandIn.KEY);
        assertThat(kms.calls()).as("one repetition, and no more").hasSizeLessThanOrEqualTo(2);
    }

    /** A step's call is cut off after five seconds, and would not know what it waited for. */
    @Test
    void slow_kms_is_given_up_before_a_step_is_cut_off() {
        kms.set(new Switch(Fault.SLOW, "POST /", 0, 4_500, 0));

        assertThat(failure().kind()).isEqualTo(Kind.TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource({"ERROR, BROKEN", "DOWN, DOWN", "UNREACHABLE, ANSWER_LOST"})
    void what_passes_by_itself_is_tried_once_more_and_then_said(Fault fault, Kind kind) {
        kms.failNext(fault, "POST /");
        assertThat(key().wrap(new byte[32], "any")).isNotEmpty();

        kms.set(Switch.lasting(fault, "POST /"));
        OutsideFailure failure = failure();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(Failure.of(failure, "any").failureClass().retriedByItself()).isTrue();
    }

    @Test
    void kms_that_is_asked_too_often_is_asked_once_more_and_then_left_alone() {
        kms.refuse("ThrottlingException");

        OutsideFailure failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(Failure.of(failure, "any").failureClass()).isEqualTo(FailureClass.RATE_LIMIT);
        assertThat(kms.asked).hasSize(2);
    }

    /** None of them is the tenant's to settle: the key is the provider's. */
    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, NOT_AUTHORIZED, CREDENTIALS",
        "NotFoundException, NOT_FOUND, DEPENDENCY",
        "DisabledException, REJECTED, CONFIG",
        "KMSInvalidStateException, REJECTED, CONFIG"
    })
    void refusal_is_the_operators_to_settle_and_says_which_key(String code, Kind kind, FailureClass as) {
        kms.refuse(code);

        OutsideFailure failure = failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContainingAll(KmsStandIn.KEY, code, "so says KMS");
        Failure said = Failure.of(failure, "any");
        assertThat(said.failureClass()).isEqualTo(as);
        assertThat(said.failureClass().whoActs()).isEqualTo(FailureClass.WhoActs.OPERATOR);
        assertThat(kms.asked).as("a refusal is not repeated").hasSize(1);
    }

    @Test
    void refusal_to_open_is_no_wrong_context() {
        byte[] wrapped = key().wrap(new byte[32], "any");
        kms.refuse("AccessDeniedException");

        assertThatThrownBy(() -> key().unwrap(wrapped, key().id(), "any")).isInstanceOf(OutsideFailure.class);
    }
}
