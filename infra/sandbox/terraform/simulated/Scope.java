package simulated;

import java.util.List;

/** What names mean where an expression stands. */
interface Scope {

    /**
     * The value of a reference.
     *
     * @param path names and, for indexes, their values: {@code [aws_subnet, private, 0, id]}
     * @throws Opaque if it is more than this program understands
     */
    Object resolve(List<Object> path);

    /** An expression is more than this program understands; it is then shown as it stands. */
    final class Opaque extends RuntimeException {

        private static final long serialVersionUID = 1;

        Opaque(String what) {
            super(what, null, false, false);
        }
    }
}
