package dev.tenantry.portal.runs;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Value;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationContext;

/** A run's page with a run in any state, and a hand that reads and presses. */
abstract class RunPageStage extends SpringBrowserlessTest {

    static final String OPERATOR = "person:" + TestPeople.of(Role.OPERATOR).value();
    static final String ADMIN = "person:" + TestPeople.of(Role.PROVIDER_ADMIN).value();
    static final Failure QUOTA = new Failure(
            FailureClass.QUOTA,
            OutsideSystem.AWS,
            "vCPU",
            Saying.quote("The account may not start more machines"),
            "VcpuLimitExceeded");

    final StagedRuns staged;

    RunPageStage(ApplicationContext portal) {
        this.staged = new StagedRuns(portal);
    }

    @BeforeEach
    void nothing_exists() {
        staged.nothingExists();
    }

    static Change change(Change.Action action, boolean stateful) {
        return new Change(
                OutsideSystem.AWS,
                "aws_db_instance",
                "module.data.main",
                action,
                stateful,
                List.of(new Change.AttributeChange("password", Value.absent(), Value.sensitive("s3cret"))));
    }

    final void open(Run run) {
        navigate("runs/" + run.number(), Component.class);
    }

    final String page() {
        return $(Main.class).single().getElement().getTextRecursively();
    }

    final List<String> acts() {
        return List.of(
                        "Approve and run",
                        "Reject",
                        "Cancel run",
                        "Stop by force",
                        "Retry",
                        "Skip step",
                        "Roll back",
                        "Leave as it is")
                .stream()
                .filter(act -> !$(Button.class).withText(act).all().isEmpty())
                .toList();
    }

    final void press(String act) {
        test($(Button.class).withText(act).all().getLast()).click();
    }

    final void confirm(String act, String reason) {
        confirmAs(act, act, reason);
    }

    /** Where the dialog calls it otherwise. */
    final void confirmAs(String act, String inDialog, String reason) {
        press(act);
        test($(TextArea.class, $(Dialog.class).single()).single()).setValue(reason);
        press(inDialog);
    }

    /** Opens what each change of the plan says of its attributes. */
    final void unfold() {
        $(Details.class).all().forEach(details -> details.setOpened(true));
    }

    final String dialog() {
        return $(Dialog.class).single().getElement().getTextRecursively();
    }

    final void confirmByName(String act) {
        press(act);
        Dialog dialog = $(Dialog.class).single();
        test($(TextField.class, dialog).single()).setValue("Acme");
        press(act);
    }

    final String outcome() {
        return $(InlineNotice.class).all().getFirst().getElement().getTextRecursively();
    }

    /** As the page does when the run's news come. */
    final void refresh() {
        $(RunView.class).single().refresh();
    }
}
