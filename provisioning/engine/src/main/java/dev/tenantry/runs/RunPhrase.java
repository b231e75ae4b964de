package dev.tenantry.runs;

import dev.tenantry.steps.Phrase;

/** What the engine itself says of a run. */
enum RunPhrase implements Phrase {
    /** A step did not answer in time: its name, the seconds. */
    CUT_OFF,
    /** A defect of ours: what was thrown. */
    DEFECT,
    /** The same as often as it was tried: how often, the mark of the entry in the portal's log, what was thrown. */
    DEFECT_STAYS,
    /** Our own database refuses what a step brought: the step's name. */
    NOT_KEPT,
    /** The disk of our own machine is full: the step's name. */
    NO_ROOM,
    /** Our own machine could not do what a step needs: its name, in the machine's words. */
    OWN_MACHINE,
    /** A step works for too long: its name, the minutes. */
    TOO_LONG,
    /** Looking at what a step has left took too long: its name, the minutes. */
    LOOKED_TOO_LONG,
    /** After a step the world is not as planned: its name, the differences. */
    NOT_AS_WANTED,
    /** After undoing a step something is left: its name, what. */
    LEFT_BEHIND,
    CANCELLED_AT,
    /** It is not known whether what was asked to stop has: the step's name, why. */
    STOP_NOT_SEEN,
    /** The same, after a person has wanted it by force: the step's name, why. */
    OUT_OF_SIGHT,
    /** A step that cannot be planned though it is its turn: its name. */
    STILL_DEFERRED,
    /** Not in the approved plan: the action, the object. */
    NOT_APPROVED,
    /** Approved with another action: the action, the object, the approved action. */
    OTHER_ACTION,
    /** Another value than approved: the object, the attribute. */
    OTHER_VALUE,
    /** Only some actions were approved: the action, the object, the approved actions. */
    OTHER_ACTIONS,
    /** Objects of this type were not approved: the action, the object, the type. */
    OTHER_TYPE,
    /** A chart or template was changed since the approval. */
    OTHER_TEMPLATE,
    /** Inputs were changed since the approval. */
    OTHER_INPUTS,
    /** More changes than approved: how many, how many at most. */
    TOO_MANY
}
