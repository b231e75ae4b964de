package dev.tenantry.portal.security;

import com.vaadin.flow.router.QueryParameters;
import java.util.Optional;
import java.util.stream.Stream;

/** Why somebody sees the sign-in page again; in the URL as {@code ?reason=}. */
enum SignInReason {
    SIGNED_OUT(false),
    /** Signed in for too long, or elsewhere too often. */
    EXPIRED(false),
    /** The identity provider did not confirm, or is not there. */
    FAILED(true),
    /** The identity provider knows the person, the portal does not. */
    UNKNOWN_PERSON(true);

    private final boolean failure;

    SignInReason(boolean failure) {
        this.failure = failure;
    }

    boolean isFailure() {
        return failure;
    }

    /** The sign-in page that says so. */
    String url() {
        return "/" + SignInView.PATH + "?reason=" + name();
    }

    static Optional<SignInReason> of(QueryParameters parameters) {
        return parameters
                .getSingleParameter("reason")
                .flatMap(name ->
                        Stream.of(values()).filter(r -> r.name().equals(name)).findFirst());
    }
}
