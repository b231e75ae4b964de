package dev.tenantry.outside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer read to its end, as long as a broken connection still shows as one. */
final class WholeResponse implements ClientHttpResponse {

    private final HttpStatusCode status;
    private final String statusText;
    private final HttpHeaders headers;
    private final byte[] bytes;

    private WholeResponse(HttpStatusCode status, String statusText, HttpHeaders headers, byte[] bytes) {
        this.status = status;
        this.statusText = statusText;
        this.headers = headers;
        this.bytes = bytes;
    }

    /** The answer is larger than anything that we would understand. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super("the answer is too large");
        }
    }

    static WholeResponse of(ClientHttpResponse response, int mostBytes) throws IOException {
        byte[] bytes = response.getBody().readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw new TooLarge();
        }
        return new WholeResponse(response.getStatusCode(), response.getStatusText(), response.getHeaders(), bytes);
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public String getStatusText() {
        return statusText;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void close() {
        // nothing is open any more
    }
}
