package dev.tenantry.processes;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.SecretFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Who the portal is in the cluster, by the files that every pod gets; they are written anew while it runs. */
record ClusterAccount(Path folder) {

    private static final String SETTING = "tenantry.processes.kubernetes.account";

    String token() {
        return new SecretFile(OutsideSystem.KUBERNETES, SETTING, folder.resolve("token")).read();
    }

    String namespace() {
        return new SecretFile(OutsideSystem.KUBERNETES, SETTING, folder.resolve("namespace")).readOpenly();
    }

    /** The certificates by which the API is known, as they are written. */
    byte[] authorities() {
        try {
            return Files.readAllBytes(folder.resolve("ca.crt"));
        } catch (IOException e) {
            throw new OutsideFailure(
                    OutsideSystem.KUBERNETES, Kind.NOT_AUTHORIZED, 0, SETTING + " holds no ca.crt", null, e);
        }
    }

    /** Trusts these authorities and nobody else. */
    static SSLContext trusting(byte[] authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(authorities))) {
                store.setCertificateEntry("authority-" + number++, each);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new OutsideFailure(
                    OutsideSystem.KUBERNETES,
                    Kind.NOT_AUTHORIZED,
                    0,
                    SETTING + " holds a ca.crt that is none",
                    null,
                    e);
        }
    }
}
