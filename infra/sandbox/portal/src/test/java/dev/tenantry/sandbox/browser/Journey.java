package dev.tenantry.sandbox.browser;

import dev.tenantry.sandbox.SandboxFixture;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Browsers on a portal that runs in the same process as the test. */
@SandboxFixture
public abstract class Journey extends Browsing {

    @LocalServerPort
    private int port;

    @Override
    final String address() {
        return "http://127.0.0.1:" + port;
    }
}
