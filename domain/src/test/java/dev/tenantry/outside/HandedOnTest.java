package dev.tenantry.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandedOnTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.com/realms/acme",
                "https://idp.acme.internal:8443",
                "https://10.20.0.7/realms/acme",
                "https://192.168.1.1",
                "https://[fd12:3456::1]/",
                "https://1password.example.com"
            })
    void lets_pass_what_can_be_in_the_tenants_network_or_outside(String address) {
        assertThat(HandedOn.isFine(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "https://user@login.example.com",
                "https://user:secret@login.example.com",
                "https://login.example.com/?key=secret",
                "https://login.example.com/#key",
                "https://log|in.example.com",
                "https://log_in.example.com",
                "https://localhost/realms/acme",
                "https://idp.localhost.",
                "https://127.0.0.1",
                "https://127.1",
                "https://2130706433",
                "https://0x7f.1",
                "https://0x7f000001",
                "https://0.0.0.0",
                "https://300.1.1.1",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]",
                "https://[fe80::1]",
                "https://[fd00:ec2::254]/latest/meta-data",
                "https://[::ffff:169.254.169.254]",
                "https://[::ffff:127.0.0.1]",
                "https://[64:ff9b::7f00:1]",
                "https:///realms/acme",
                ""
            })
    void lets_nothing_lead_to_the_machine_itself_to_metadata_or_to_what_is_no_address(String address) {
        assertThat(HandedOn.isFine(address)).isFalse();
    }
}
