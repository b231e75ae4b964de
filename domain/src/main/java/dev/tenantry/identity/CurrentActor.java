package dev.tenantry.identity;

/** Who is calling, taken from the session, the access token or the run that is being worked on. */
public interface CurrentActor {

    /** Throws {@link NotSignedIn} if nobody is. */
    Actor actor();
}
