package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.runs.LogLine;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StagedRuns;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The log of a step, as long as logs get. */
@PortalFixture
class RunLogTests extends SpringBrowserlessTest {

    private static final int LONG = 3_200;
    private static final String BY = "person:" + TestPeople.of(Role.OPERATOR).value();

    private final StagedRuns staged;
    private final RunReading reading;

    RunLogTests(@Autowired ApplicationContext portal, @Autowired RunReading reading) {
        this.staged = new StagedRuns(portal);
        this.reading = reading;
    }

    /** Each hundredth line is an error. */
    private Run told(RunState state) {
        Run run = state.ended() ? staged.ended(TestPeople.ACME, BY, state) : staged.running(TestPeople.ACME, BY);
        staged.tells(
                run, IntStream.rangeClosed(1, LONG).mapToObj(RunLogTests::line).toList());
        return run;
    }

    private static LogLine line(int number) {
        LogLine.Level level = number % 100 == 0 ? LogLine.Level.ERROR : LogLine.Level.INFO;
        return new LogLine(Instant.EPOCH, level, "line " + number);
    }

    private void open(Run run, String more) {
        UI.getCurrentOrThrow()
                .navigate("runs/" + run.number(), QueryParameters.fromString("tab=log&step=first" + more));
    }

    private List<String> shown() {
        return $(LogLines.class)
                .single()
                .getChildren()
                .map(item -> item.getChildren().toList().getLast().getElement().getText())
                .toList();
    }

    private void press(String button) {
        test($(Button.class).withText(button).single()).click();
    }

    private Checkbox follow() {
        return $(Checkbox.class).all().getFirst();
    }

    @Test
    @As(Role.OPERATOR)
    void shows_the_newest_part_first_and_older_lines_on_demand() {
        open(told(RunState.RUNNING), "");
        assertThat(shown()).hasSize(500).startsWith("line 2701").endsWith("line 3200");
        assertThat(follow().getValue()).isTrue();
        press("Older lines");
        assertThat(shown()).hasSize(1_000).startsWith("line 2201").endsWith("line 3200");
        assertThat(follow().getValue()).isFalse();
    }

    @Test
    @As(Role.OPERATOR)
    void who_follows_stays_at_the_end_however_fast_the_log_grows() {
        Run run = told(RunState.RUNNING);
        open(run, "");
        staged.tells(run, List.of(line(LONG + 1)));
        $(LogPanel.class).single().news();
        assertThat(shown()).hasSize(501).endsWith("line 3200", "line 3201");
        staged.tells(
                run,
                IntStream.rangeClosed(LONG + 2, 2 * LONG)
                        .mapToObj(RunLogTests::line)
                        .toList());
        $(LogPanel.class).single().news();
        assertThat(shown()).hasSize(500).endsWith("line 6400");
    }

    @Test
    @As(Role.OPERATOR)
    void never_holds_more_than_a_window_and_comes_back_to_the_end() {
        open(told(RunState.SUCCEEDED), "");
        assertThat(follow().getValue()).isFalse();
        for (int pages = 0; pages < 6; pages++) {
            press("Older lines");
        }
        assertThat(shown()).hasSize(LogLines.MOST).startsWith("line 1").endsWith("line 2000");
        press("Newer lines");
        assertThat(shown()).hasSize(LogLines.MOST).startsWith("line 501").endsWith("line 2500");
        follow().setValue(true);
        assertThat(shown()).hasSize(500).endsWith("line 3200");
    }

    @Test
    @As(Role.OPERATOR)
    void says_in_which_language_lines_are_whatever_that_of_the_page() {
        open(told(RunState.SUCCEEDED), "");
        assertThat($(LogLines.class).single().getChildren())
                .hasSize(500)
                .allSatisfy(item -> assertThat(item.getChildren()
                                .toList()
                                .getLast()
                                .getElement()
                                .getAttribute("lang"))
                        .isEqualTo("en"));
    }

    @Test
    @As(Role.OPERATOR)
    void searches_and_keeps_what_is_loud() {
        open(told(RunState.SUCCEEDED), "");
        test($(TextField.class).single()).setValue("LINE 320");
        assertThat(shown()).containsExactly("line 320", "line 3200");
        loud().setValue(LogLine.Level.ERROR);
        assertThat(shown()).containsExactly("line 3200");
    }

    @Test
    @As(Role.OPERATOR)
    void reads_search_and_level_from_the_address() {
        open(told(RunState.SUCCEEDED), "&search=LINE+320&level=error");
        assertThat($(TextField.class).single().getValue()).isEqualTo("LINE 320");
        assertThat(loud().getValue()).isEqualTo(LogLine.Level.ERROR);
        assertThat(shown()).containsExactly("line 3200");
        open(told(RunState.SUCCEEDED), "&level=nonsense");
        assertThat(loud().getValue()).isEqualTo(LogLine.Level.INFO);
        assertThat(shown()).hasSize(500);
    }

    @Test
    @As(Role.OPERATOR)
    void what_is_searched_stands_in_the_address_and_in_that_of_each_line() {
        Run run = told(RunState.RUNNING);
        UI.getCurrentOrThrow()
                .navigate("runs/" + run.number(), QueryParameters.fromString("tab=log&step=first&line=120"));
        written();
        $(TextField.class).single().setValue("line 320");
        loud().setValue(LogLine.Level.ERROR);
        assertThat(written())
                .contains("runs/" + run.number() + "?", "tab=log", "step=first", "search=line", "level=error")
                .doesNotContain("line=120");
        String line = $(Anchor.class).withText("3200").single().getHref();
        assertThat(line)
                .startsWith("runs/" + run.number() + "?tab=log&step=first&")
                .contains("line=3200", "search=line", "level=error");

        open(run, line.substring(line.indexOf("first") + "first".length()));
        assertThat(shown()).containsExactly("line 3200");
        $(TextField.class).single().clear();
        loud().setValue(LogLine.Level.INFO);
        assertThat(shown())
                .as("what stands around the line")
                .startsWith("line 3150")
                .contains("line 3200");
        assertThat(written()).contains("line=3200").doesNotContain("search=", "level=");
    }

    @Test
    void step_that_nobody_chose_is_in_the_address_only_while_its_log_is_searched() {
        var following = new RunTabs.Choice(RunTabs.Tab.LOG, 0, LogAddress.newest(), true);
        QueryParameters none = QueryParameters.empty();
        assertThat(following.in(none, "first").getQueryString()).isEqualTo("tab=log");
        assertThat(following
                        .looking(new LogAddress(0, "x", LogLine.Level.INFO))
                        .in(none, "first")
                        .getQueryString())
                .contains("step=first", "search=x");
    }

    /** The last address that was written in place of the one before. */
    private static String written() {
        return UI.getCurrentOrThrow().getInternals().dumpPendingJavaScriptInvocations().stream()
                .flatMap(call -> call.getInvocation().getParameters().stream())
                .map(String::valueOf)
                .filter(parameter -> parameter.contains("tab=log"))
                .reduce("", (before, now) -> now);
    }

    @SuppressWarnings("unchecked") // a query by class cannot name the items' type
    private Select<LogLine.Level> loud() {
        return $(Select.class).single();
    }

    @Test
    @As(Role.OPERATOR)
    void leads_to_the_line_that_the_address_names() {
        Run run = told(RunState.RUNNING);
        open(run, "&line=120");
        ListItem here = $(ListItem.class).withClassName("log__line--here").single();
        assertThat(here.getId()).contains("L120");
        assertThat(shown()).startsWith("line 70");
        assertThat($(Anchor.class).withText("120").single().getHref())
                .isEqualTo("runs/" + run.number() + "?tab=log&step=first&line=120");
    }

    @Test
    @As(Role.OPERATOR)
    void hands_out_the_whole_log_as_a_file() {
        Run run = told(RunState.SUCCEEDED);
        var text = new StringWriter();
        new StepLogSource(reading, run, run.steps().getFirst()).writeTo(new PrintWriter(text));
        assertThat(text.toString().lines())
                .hasSize(LONG)
                .startsWith("1970-01-01T00:00:00Z INFO line 1")
                .endsWith("1970-01-01T00:00:00Z ERROR line 3200");
    }

    @Test
    @As(Role.OPERATOR)
    void estimates_from_runs_that_are_over() {
        staged.ended(TestPeople.ACME, BY, RunState.SUCCEEDED);
        open(staged.planning(TestPeople.ACME, BY), "");
        assertThat($(Main.class).single().getElement().getTextRecursively()).contains("usually about 2 min");
    }
}
