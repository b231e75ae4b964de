package dev.tenantry.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.NotFound;
import dev.tenantry.sandbox.SandboxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** The clusters of the sandbox's page, and the files by which the simulated programs are told. */
@SandboxFixture
@ContextConfiguration(initializers = StandInsFixture.class)
class ClustersCardTests extends SpringBrowserlessTest {

    private static final String ACCOUNT = "100200300402";
    private static final Path SWITCHES =
            StandInsFixture.CLUSTERS.resolve(ACCOUNT).resolve("switches.json");

    @Autowired
    private ClusterFaults faults;

    @BeforeEach
    void nothing_is_set() throws IOException {
        Files.deleteIfExists(SWITCHES);
    }

    private String row() {
        return $(ListItem.class).all().stream()
                .map(row -> row.getElement().getTextRecursively())
                .filter(text -> text.startsWith(ACCOUNT))
                .findFirst()
                .orElse("");
    }

    @Test
    @AsDemo("sandbox-oleg")
    @SuppressWarnings("unchecked") // what it holds is not looked at
    void operator_disturbs_a_cluster_and_heals_it() throws IOException {
        UI.getCurrentOrThrow().navigate("sandbox");
        assertThat(row()).contains("Everything that is deployed there starts");
        Select<Object> choice = $(Select.class)
                .withCondition(select -> select.getAriaLabel().orElse("").equals("Break " + ACCOUNT + " …"))
                .single();
        test(choice).selectItem("Quota");
        assertThat(Files.readString(SWITCHES)).isEqualTo("{\"fate\":\"quota\"}");
        assertThat(row()).contains("Quota", "No pod may start");
        test($(Button.class).withText("Heal").single()).click();
        assertThat(SWITCHES).doesNotExist();
        assertThat(row()).contains("Everything that is deployed there starts");
    }

    @Test
    @AsDemo("sandbox-sue")
    void support_sees_what_goes_wrong_and_changes_nothing() throws IOException {
        Files.writeString(SWITCHES, ClusterFault.CRASH_LOOP.switches());
        UI.getCurrentOrThrow().navigate("sandbox");
        assertThat(row()).contains("Crash loop");
        assertThat($(Button.class).withText("Heal").all()).isEmpty();
        assertThatThrownBy(() -> faults.heal(ACCOUNT)).isInstanceOf(AccessRefused.class);
        assertThat(SWITCHES).exists();
    }

    @Test
    @AsDemo("sandbox-oleg")
    void account_that_has_no_cluster_is_not_made_one() {
        assertThatThrownBy(() -> faults.disturb("../elsewhere", ClusterFault.QUOTA))
                .isInstanceOf(NotFound.class);
    }
}
