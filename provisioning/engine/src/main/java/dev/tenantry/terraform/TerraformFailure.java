package dev.tenantry.terraform;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.Saying;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a task failed.
 *
 * @param phase what Terraform was at: {@code init}, {@code plan}, {@code show}, {@code apply}, {@code output} …
 * @param decisive the complaint that decides the class
 * @param diagnostics the first complaints, in order, the decisive one among them
 * @param lock who holds the lock, if that is why
 * @param own what we say in place of Terraform: where it says nothing, who holds a lock, and which provider is missing
 */
public record TerraformFailure(
        FailureClass failureClass,
        String phase,
        TerraformDiagnostic decisive,
        List<TerraformDiagnostic> diagnostics,
        @Nullable LockInfo lock,
        @Nullable Saying own) {

    public TerraformFailure {
        diagnostics = List.copyOf(diagnostics);
    }

    /** In the words of the step contract. */
    public Failure toFailure() {
        String address = decisive.address();
        String subject = address == null ? phase : address;
        String raw = diagnostics.stream().map(TerraformDiagnostic::text).collect(Collectors.joining("\n\n"));
        return new Failure(failureClass, OutsideSystem.TERRAFORM, subject, cause(), raw, held());
    }

    private @Nullable Held held() {
        return lock == null ? null : new Held(lock.id(), lock.who(), lock.created(), lock.operation());
    }

    private Saying cause() {
        return own != null
                ? own
                : decisive.summary()
                        .lines()
                        .findFirst()
                        .map(Saying::quote)
                        .orElseGet(() -> TerraformPhrase.SAID_NOTHING.say());
    }
}
