package dev.tenantry.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.offboarding.CertificateSeal.Signature;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CertificateSealTests {

    /** RFC 8032, 7.1, test 1. */
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String OF_NOTHING = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    private static KeyPair pair() throws Exception {
        return CertificateSeal.pair(HexFormat.of().parseHex(SEED));
    }

    private static Signature signature(String value) throws Exception {
        return new Signature(
                "Ed25519",
                Base64.getEncoder().encodeToString(pair().getPublic().getEncoded()),
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(value)));
    }

    @Test
    void makes_the_pair_that_the_standard_makes_of_a_seed() throws Exception {
        byte[] encoded = pair().getPublic().getEncoded();

        assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
                .isEqualTo(PUBLIC);
    }

    @Test
    void knows_the_standards_signature_and_no_other() throws Exception {
        assertThat(CertificateSeal.verifies("", signature(OF_NOTHING))).isTrue();
        assertThat(CertificateSeal.verifies("something", signature(OF_NOTHING))).isFalse();
    }
}
