package dev.tenantry.runner;

/** The environment lacks something that whoever starts the runner has to bring. */
final class NotEquipped extends RuntimeException {

    NotEquipped(String message) {
        super(message);
    }
}
