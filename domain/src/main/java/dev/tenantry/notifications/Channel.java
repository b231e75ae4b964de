package dev.tenantry.notifications;

/** The ways to a receiver. */
enum Channel {
    MAIL,
    WEBHOOK
}
