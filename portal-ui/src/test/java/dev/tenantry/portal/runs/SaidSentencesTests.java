package dev.tenantry.portal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Messages;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.steps.FailureClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever our code says to people is a phrase with words in both languages, and never a sentence in the code. */
class SaidSentencesTests {

    private static final List<String> AREAS =
            List.of("domain", "billing", "mcp-registry", "provisioning", "infra/runner");
    private static final Pattern PHRASES = Pattern.compile("enum (\\w+) implements Phrase \\{([^;}]*)");
    private static final Pattern CONSTANT = Pattern.compile("(?m)^\\s+([A-Z][A-Z0-9_]*)\\b");
    private static final Pattern SAID = Pattern.compile("\\b([A-Z]\\w*)\\.([A-Z][A-Z0-9_]*)(?:\\.say\\(|(::say)\\b)");
    private static final Pattern STEP = Pattern.compile("String NAME = \"([a-z-]+)\"");
    /** Calls whose texts a person reads. */
    private static final Pattern TOLD =
            Pattern.compile("\\.say\\(|Saying\\.quote\\(|Saying\\.sentence\\(|Saying\\.several\\("
                    + "|new Failure\\(|Failure\\.(?:of|stale)\\(|Progress\\.working\\(|new Verdict\\.\\w+\\(");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SENTENCE = Pattern.compile("\\p{L} | \\p{L}");
    /** Said with a system's name and its words, whichever of them it is. */
    private static final String WITH_SYSTEM_AND_WORDS = "OutsidePhrase";

    private final Map<String, String> sources = sources();

    @Test
    void every_phrase_has_words_in_both_languages() {
        assertThat(phrases()).contains("AccountPhrase.TAKEN", "HelmPhrase.CRASHES", "Action.IMPORT", "Quota.VPCS");
        for (Language language : Language.values()) {
            assertThat(Messages.ofClassPath().in(language).keySet())
                    .as(language.name())
                    .containsAll(phrases());
        }
    }

    @Test
    void every_step_is_named_in_both_languages() {
        List<String> steps = sources.entrySet().stream()
                .filter(source -> source.getKey().endsWith("Step.java"))
                .flatMap(source -> STEP.matcher(source.getValue()).results().map(step -> "Step." + step.group(1)))
                .toList();
        assertThat(steps).contains("Step.go-live", "Step.billing", "Step.mcp", "Step.bootstrap");
        for (Language language : Language.values()) {
            assertThat(Messages.ofClassPath().in(language).keySet())
                    .as(language.name())
                    .containsAll(steps);
        }
    }

    @Test
    void every_failure_says_whose_move_it_is_and_what_to_do_in_both_languages() {
        Stream<String> classes =
                Stream.of(FailureClass.values()).map(Texts::key).flatMap(each -> Stream.of(each, each + ".remedy"));
        Stream<String> movers = Stream.of(FailureClass.WhoActs.values()).map(Texts::key);
        List<String> wanted = Stream.concat(classes, movers).toList();
        for (Language language : Language.values()) {
            assertThat(Messages.ofClassPath().in(language).keySet())
                    .as(language.name())
                    .containsAll(wanted);
        }
    }

    @Test
    void what_terraform_lacks_is_said_with_what_to_do_about_it() {
        Map<String, String> remedies = Map.of(
                "NONE_HERE", "tenantry.terraform.binary",
                "NOT_HERE", "tenantry.terraform.binary",
                "NO_VERSION", "{0} version",
                "TOO_OLD", "Version {2}",
                "NO_MIRROR", "tenantry.terraform.provider-mirror",
                "NO_PROVIDER", "tenantry.terraform.provider-mirror");
        for (Language language : Language.values()) {
            Map<String, String> words = Messages.ofClassPath().in(language);
            remedies.forEach((phrase, remedy) ->
                    assertThat(words.get("TerraformPhrase." + phrase)).containsIgnoringCase(remedy));
        }
    }

    @Test
    void no_words_are_kept_for_a_phrase_that_is_gone() {
        assertThat(Messages.ofClassPath().in(Language.EN).keySet().stream()
                        .filter(key ->
                                key.substring(0, Math.max(0, key.indexOf('.'))).endsWith("Phrase")))
                .isSubsetOf(phrases());
    }

    @Test
    void every_phrase_is_said_somewhere() {
        String all = String.join("\n", sources.values());
        assertThat(phrases().stream().filter(phrase -> !phrase.startsWith("Action.") && !phrase.startsWith("Quota.")))
                .allSatisfy(phrase -> assertThat(all).contains(phrase.replaceFirst(WITH_SYSTEM_AND_WORDS + "\\.", "")));
    }

    @Test
    void a_phrase_is_said_with_as_many_arguments_as_its_words_take() {
        Map<String, Integer> given = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        sources.forEach((file, source) -> SAID.matcher(source).results().forEach(said -> {
            String phrase = said.group(1) + "." + said.group(2);
            int arguments = said.group(3) != null ? 1 : arguments(inBrackets(source, said));
            Integer before = phrases().contains(phrase) ? given.put(phrase, arguments) : null;
            if (before != null && before != arguments) {
                wrong.add(phrase + " is said with " + before + " and with " + arguments + " arguments");
            }
        }));
        phrases().forEach(phrase -> {
            int wanted = phrase.startsWith(WITH_SYSTEM_AND_WORDS) ? 2 : given.getOrDefault(phrase, 0);
            for (Language language : Language.values()) {
                int taken = taken(Messages.ofClassPath().in(language).getOrDefault(phrase, ""));
                if (taken != wanted) {
                    wrong.add(phrase + " takes " + taken + " in " + language + " and is given " + wanted);
                }
            }
        });
        assertThat(given).hasSizeGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_sentence_is_written_where_people_are_told_something() {
        Map<String, String> found = new TreeMap<>();
        sources.forEach((file, source) -> TOLD.matcher(source).results().forEach(call -> {
            String arguments = inBrackets(source, call);
            if (holdsSentence(arguments)) {
                found.put(file, call.group() + arguments);
            }
        }));
        assertThat(found).isEmpty();
    }

    @Test
    void finds_a_sentence_where_there_is_one() {
        String source = "return Failure.of(kind, SYSTEM, NAME, Saying.quote(\"the account \" + id + \" is gone\"));";
        MatchResult call = TOLD.matcher(source).results().findFirst().orElseThrow();
        assertThat(holdsSentence(inBrackets(source, call))).isTrue();
        assertThat(holdsSentence("String.join(\", \", ids), \"sign-in\"")).isFalse();
        assertThat(arguments("a(b, c), \", \", List.of(d, e)")).isEqualTo(3);
        assertThat(arguments("")).isZero();
    }

    private SortedSet<String> phrases() {
        return sources.values().stream()
                .flatMap(source -> PHRASES.matcher(source).results())
                .flatMap(phrases -> CONSTANT.matcher(phrases.group(2))
                        .results()
                        .map(each -> phrases.group(1) + "." + each.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean holdsSentence(String arguments) {
        return LITERAL.matcher(arguments)
                .results()
                .anyMatch(literal -> SENTENCE.matcher(literal.group(1)).find());
    }

    /** What stands between the bracket that the match ends with and the one that closes it. */
    private static String inBrackets(String source, MatchResult call) {
        int depth = 1;
        int at = call.end();
        for (boolean text = false; depth > 0; at++) {
            char here = source.charAt(at);
            text ^= here == '"' && source.charAt(at - 1) != '\\';
            depth += text ? 0 : here == '(' ? 1 : here == ')' ? -1 : 0;
        }
        return source.substring(call.end(), at - 1);
    }

    private static int arguments(String inBrackets) {
        int depth = 0;
        int commas = 0;
        boolean text = false;
        for (int at = 0; at < inBrackets.length(); at++) {
            char here = inBrackets.charAt(at);
            text ^= here == '"';
            depth += text ? 0 : here == '(' ? 1 : here == ')' ? -1 : 0;
            commas += !text && depth == 0 && here == ',' ? 1 : 0;
        }
        return inBrackets.isBlank() ? 0 : commas + 1;
    }

    private static int taken(String pattern) {
        return new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    private static Map<String, String> sources() {
        return AREAS.stream()
                .map(Path.of("..")::resolve)
                .flatMap(SaidSentencesTests::files)
                .collect(Collectors.toMap(Path::toString, SaidSentencesTests::read));
    }

    private static Stream<Path> files(Path area) {
        try (Stream<Path> all = Files.walk(area)) {
            return all
                    .filter(path -> path.toString().contains("src/main/java")
                            && path.toString().endsWith(".java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without comments, which may name what they like. */
    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)\\s//.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
