/**
 * The admin API of one tenant's Open WebUI: connections, models, tool servers, users, files and a chat.
 * Whole documents are read, merged, written and read back, since the API replaces lists and drops what it does not like.
 * Never reads or passes on what people wrote.
 */
@NullMarked
package dev.tenantry.openwebui;

import org.jspecify.annotations.NullMarked;
