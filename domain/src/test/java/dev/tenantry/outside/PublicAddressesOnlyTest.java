package dev.tenantry.outside;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesOnlyTest {

    private final EgressGuard guard = new PublicAddressesOnly(
            new EgressSettings(Set.of("127.0.0.1", "10.9.0.1", "10.9.0.2"), Set.of("10.9.0.2", "10.9.0.3")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/mcp",
                "https://[2606:2800:220:1::1]/mcp",
                "http://127.0.0.1:8080/mcp",
                "https://10.9.0.1/mcp",
                "http://10.9.0.2/mcp"
            })
    void lets_pass_what_is_public_or_allowed_by_name(String address) {
        assertThatCode(() -> guard.check(OutsideSystem.MCP, URI.create(address)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.216.34/mcp",
                "http://10.9.0.1/mcp",
                "http://10.9.0.3/mcp",
                "https://localhost/mcp",
                "https://127.0.0.2/mcp",
                "https://[::1]/mcp",
                "https://[::ffff:127.0.0.1]/mcp",
                "https://[::ffff:10.0.0.1]/mcp",
                "https://[64:ff9b::10.0.0.1]/mcp",
                "https://10.1.2.3/mcp",
                "https://172.16.0.1/mcp",
                "https://192.168.1.1/mcp",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/mcp",
                "https://0.0.0.0/mcp",
                "https://255.255.255.255/mcp",
                "https://[fd00::1]/mcp",
                "https://[fe80::1]/mcp",
                "https://2130706433/mcp",
                "https://user@93.184.216.34/mcp",
                "file:///etc/passwd",
                "https:/mcp"
            })
    void lets_nothing_into_our_own_network(String address) {
        assertThatThrownBy(() -> guard.check(OutsideSystem.MCP, URI.create(address)))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> org.assertj.core.api.Assertions.assertThat(failure.kind())
                                .isIn(OutsideFailure.Kind.FORBIDDEN_ADDRESS, OutsideFailure.Kind.DOWN));
    }
}
