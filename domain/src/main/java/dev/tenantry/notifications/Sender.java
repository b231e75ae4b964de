package dev.tenantry.notifications;

/** Carries letters over one channel; every call ends within 30 seconds. */
interface Sender {

    Sent send(Letter letter);

    /** What came of an attempt. */
    sealed interface Sent {

        /** The receiver has taken it. */
        record Delivered() implements Sent {}

        /**
         * It did not get through; another attempt may.
         *
         * @param why without the receiver's address and without secrets
         */
        record Failed(String why) implements Sent {}

        /** No repetition would help. */
        record Refused(String why) implements Sent {}
    }
}
