package dev.tenantry.mcp;

/** What stands against taking a server into the catalogue. */
public enum ServerFault {
    /** The id is not 1 to 24 lower-case letters, digits, hyphens and underscores. */
    ID_FORM,
    /** There is a server of that id. */
    ID_TAKEN,
    /** It differs from another's only by hyphens and underscores: the tokens of both would travel under one name. */
    ID_ALIKE,
    NAME_MISSING,
    NAME_LONG,
    DESCRIPTION_LONG,
    /** It names no server, or nothing can be made of it. */
    ADDRESS_FORM,
    /** It holds credentials, a query or a fragment, where keys like to be written; the audit trail and the assistants show it. */
    ADDRESS_HOLDS_MORE,
    ADDRESS_NOT_HTTPS,
    /** Its name is not known. */
    ADDRESS_UNKNOWN,
    /** It leads into a private network. */
    ADDRESS_PRIVATE
}
