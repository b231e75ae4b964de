package simulated;

/** What is wrong, in the words of the real program; ends the command with code 1. */
final class Mistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String detail;
    private final String address;
    private final String file;
    private final int line;

    Mistake(String summary, String detail) {
        this(summary, detail, "", "", 0);
    }

    private Mistake(String summary, String detail, String address, String file, int line) {
        super(summary);
        this.detail = detail;
        this.address = address;
        this.file = file;
        this.line = line;
    }

    static Mistake at(String file, int line, String summary, String detail) {
        return new Mistake(summary, detail, "", file, line);
    }

    static Mistake with(String address, String summary, String detail) {
        return new Mistake(summary, detail, address, "", 0);
    }

    String detail() {
        return detail;
    }

    String address() {
        return address;
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }
}
