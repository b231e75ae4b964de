package dev.tenantry.notifications;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.UseCase;

/** How the caller wants to be told; nobody chooses for others. */
@UseCase
public class NoticeChoices {

    private final Habits habits;
    private final CurrentActor caller;

    NoticeChoices(Habits habits, CurrentActor caller) {
        this.habits = habits;
        this.caller = caller;
    }

    /** What the caller chose, else the usual. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public Habit mine() {
        return habits.of(person());
    }

    /** From the next notice on; what is under way already follows the quiet hours only. */
    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public void choose(Habit habit) {
        habits.keep(person(), habit);
    }

    private PersonId person() {
        return switch (caller.actor()) {
            case Actor.Person(var id) -> id;
            case Actor.Client none -> throw new NotFound("habits of a machine");
            case Actor.Portal none -> throw new NotFound("habits of the system");
        };
    }
}
