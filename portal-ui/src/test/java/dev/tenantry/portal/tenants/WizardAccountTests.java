package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.FakeAws;
import dev.tenantry.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of the account, and the proof that we are let in. */
class WizardAccountTests extends WizardStage {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private FakeAws aws;

    @Test
    @As(Role.OPERATOR)
    void offers_regions_by_name() {
        open("account");
        @SuppressWarnings("unchecked") // the view's only choice holds texts
        Select<String> region = $(Select.class).single();
        assertThat(region.getItemLabelGenerator().apply("eu-central-1")).isEqualTo("Frankfurt · eu-central-1");
    }

    @Test
    @As(Role.OPERATOR)
    void press_that_comes_together_with_what_was_typed_is_not_lost() {
        open("account");
        Button before = button("Test the access now");
        test(input("AWS account")).setValue("444455556669");
        test(before).click();
        assertThat(content()).contains("It works: the role lets us into the account 444455556669");
    }

    @Test
    @As(Role.OPERATOR)
    void says_how_to_get_the_link_where_none_is_configured() {
        open("account");
        assertThat(content())
                .contains("tenantry.bootstrap.template-url", "infra/bootstrap/tenant-account.yaml", "External id");
    }

    @Test
    @As(Role.OPERATOR)
    void offers_only_to_bring_an_account_where_none_can_be_made_and_says_what_is_missing() {
        open("account");
        assertThat(content())
                .contains(
                        "Here accounts can only be brought",
                        "tenantry.organizations.role, tenantry.bootstrap.control-plane-principal");
        assertThat($(Button.class).withText("Have an account made").all()).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void access_is_not_tried_before_there_is_an_account() {
        open("account");
        press("Test the access now");
        assertThat(content()).contains("Fill in the AWS account (12 digits) and the region first");
    }

    @Test
    @As(Role.OPERATOR)
    void access_that_is_open_is_proven_with_account_and_role_and_can_be_proven_again() {
        TenantId id = open("account");
        test(input("AWS account")).setValue("444455556666");
        press("Test the access now");
        assertThat(content())
                .contains("It works: the role lets us into the account 444455556666")
                .contains("arn:aws:iam::444455556666:role/tenantry-provisioner");
        press("Test the access now");
        assertThat(trail.listOf(id, TrailFilter.all()).entries())
                .filteredOn(entry -> entry.act().equals("tenant.access-tried"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.details()).containsEntry("answer", "Open"));
    }

    @Test
    @As(Role.OPERATOR)
    void access_of_a_stack_that_was_made_with_another_short_name_is_no_success() {
        open("account");
        test(input("AWS account")).setValue("444455556670");
        test(input("Short name")).setValue("bounded");
        press("Test the access now");
        assertThat(content()).contains("It works");

        test(input("Short name")).setValue("renamed");
        assertThat(content()).as("an answer for the name before").doesNotContain("It works");
        aws.boundedBy = "bounded";
        try {
            press("Test the access now");
        } finally {
            aws.boundedBy = "";
        }
        assertThat(content())
                .contains("not work there under the short name renamed", "eks:DescribeCluster")
                .doesNotContain("It works");
    }

    @Test
    @As(Role.OPERATOR)
    void access_without_a_short_name_does_not_claim_that_nothing_is_left_to_do() {
        open("account");
        test(input("AWS account")).setValue("444455556671");
        press("Test the access now");
        assertThat(content()).contains("It works", "cannot be told before there is one");
    }

    @Test
    @As(Role.OPERATOR)
    void access_that_is_refused_says_what_to_do_and_the_answer_goes_when_the_account_changes() {
        open("account");
        test(input("AWS account")).setValue("444455556667");
        aws.open = false;
        try {
            press("Test the access now");
        } finally {
            aws.open = true;
        }
        assertThat(content())
                .contains("The role cannot be assumed", "in the account 444455556667", "AccessDenied")
                .doesNotContain("It works");
        test(input("AWS account")).setValue("444455556668");
        assertThat(content()).doesNotContain("The role cannot be assumed");
    }
}
