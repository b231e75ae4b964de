package dev.tenantry.portal.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/** A file to download that begins with its first character: what is refused before that can still be said as a problem. */
final class LateHead implements Appendable {

    private final HttpServletResponse response;
    private final String type;
    private final String name;
    private boolean begun;

    LateHead(HttpServletResponse response, String type, String name) {
        this.response = response;
        this.type = type;
        this.name = name;
    }

    @Override
    public Appendable append(CharSequence text) throws IOException {
        begin().append(text);
        return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
        begin().append(text, start, end);
        return this;
    }

    @Override
    public Appendable append(char c) throws IOException {
        begin().append(c);
        return this;
    }

    private Appendable begin() throws IOException {
        if (!begun) {
            begun = true;
            response.setContentType(type);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        }
        return response.getWriter();
    }
}
