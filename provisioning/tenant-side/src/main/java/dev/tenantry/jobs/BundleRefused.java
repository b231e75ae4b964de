package dev.tenantry.jobs;

import org.jspecify.annotations.Nullable;

/** A bundle or result that is damaged, forged or of a form that this build does not know. */
public final class BundleRefused extends RuntimeException {

    public BundleRefused(String why) {
        this(why, null);
    }

    BundleRefused(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
