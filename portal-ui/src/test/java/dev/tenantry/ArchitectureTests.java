package dev.tenantry;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.UseCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;

/** The laws of the house, one line each; they hold for every module of the class path. */
@AnalyzeClasses(packages = "dev.tenantry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final Set<String> SIBLINGS = Set.of("provisioning", "billing", "mcp-registry");

    /** Where a class was compiled: a reactor's folder or our jar in a repository. */
    private static final Pattern ORIGIN =
            Pattern.compile(".*/(?:tenantry-)?(domain|engine|tenant-side|billing|mcp-registry)(?:/target/|-[0-9]).*");

    @ArchTest
    static final ArchRule domain_knows_no_technology = noClasses()
            .that(comeFrom("domain"::equals))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.flowable..", "com.vaadin..", "software.amazon..");

    /** NullAway looks into marked packages only. */
    @ArchTest
    static final ArchRule each_package_is_null_marked = classes().should(beInANullMarkedPackage());

    @ArchTest
    static void siblings_never_import_one_another(JavaClasses all) {
        for (var sibling : SIBLINGS) {
            noClasses()
                    .that(comeFrom(sibling::equals))
                    .should()
                    .dependOnClassesThat(comeFrom(other -> !other.equals(sibling) && SIBLINGS.contains(other)))
                    .allowEmptyShould(true)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule nothing_depends_on_the_portal = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tenantry.portal..", "dev.tenantry")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.tenantry.portal..");

    @ArchTest
    static final ArchRule only_the_portal_knows_vaadin = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tenantry.portal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule no_script_text_in_java = noClasses()
            .should(callMethodWhere(DescribedPredicate.describe("executeJs", ArchitectureTests::executesScript)));

    @ArchTest
    static final ArchRule views_are_package_private =
            classes().that().areAnnotatedWith(Route.class).should().notBePublic();

    @ArchTest
    static final ArchRule dependencies_come_by_constructor = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule use_cases_name_who_may_call_them = classes()
            .that()
            .areAnnotatedWith(UseCase.class)
            .should(allowOnEachPublicMethod())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_empty_names = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Utils?|Helper|Dto)")
            .orShould()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..dto..", "..impl..");

    private static DescribedPredicate<JavaClass> comeFrom(Predicate<String> module) {
        return DescribedPredicate.describe(
                "come from the module",
                type -> type.getSource()
                        .map(source -> ORIGIN.matcher(source.getUri().toString()))
                        .filter(Matcher::matches)
                        .map(origin -> origin.group(1))
                        .map(name -> name.matches("engine|tenant-side") ? "provisioning" : name)
                        .filter(module)
                        .isPresent());
    }

    private static boolean executesScript(JavaMethodCall call) {
        return call.getName().equals("executeJs")
                && (call.getTargetOwner().isAssignableTo(Element.class)
                        || call.getTargetOwner().isAssignableTo(Page.class)
                        || call.getTargetOwner().isAssignableTo(Component.class));
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("lie in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " lies in a package without it"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> allowOnEachPublicMethod() {
        return new ArchCondition<>("carry @Allow on each public method") {
            @Override
            public void check(JavaClass useCase, ConditionEvents events) {
                useCase.getMethods().stream()
                        .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(m -> !m.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(m -> !m.isAnnotatedWith(Allow.class))
                        .forEach(m -> events.add(SimpleConditionEvent.violated(m, m.getFullName() + " lacks @Allow")));
            }
        };
    }
}
