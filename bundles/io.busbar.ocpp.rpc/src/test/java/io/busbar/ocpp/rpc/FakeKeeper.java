package io.busbar.ocpp.rpc;

import io.busbar.security.api.ClientIdentity;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.security.api.Succession;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/** Keeps certificates as the test says. */
final class FakeKeeper implements TrustedRoots, Identities, Succession {

    final List<X509Certificate> roots = new ArrayList<>();
    Optional<ClientIdentity> identity = Optional.empty();
    Optional<X509Certificate> formerRoot = Optional.empty();
    Optional<ClientIdentity> formerIdentity = Optional.empty();
    final List<String> proved = new ArrayList<>();

    /** {@code root}, {@code root2} or {@code station}; valid from 2020 for a hundred years. */
    static X509Certificate certificate(String name) {
        try (InputStream in = FakeKeeper.class.getResourceAsStream("/" + name + ".pem")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static ClientIdentity identity(String name) {
        try {
            return new ClientIdentity(KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate(), List.of(certificate(name)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<X509Certificate> of(TrustUse use) {
        return use == TrustUse.CSMS ? List.copyOf(roots) : List.of();
    }

    @Override
    public Promise<Void> install(TrustUse use, X509Certificate root) {
        roots.add(root);
        return Promises.resolved(null);
    }

    @Override
    public Promise<Boolean> delete(TrustUse use, X509Certificate root) {
        return Promises.resolved(roots.remove(root));
    }

    @Override
    public Optional<ClientIdentity> of(IdentityUse use) {
        return use == IdentityUse.CHARGING_STATION ? identity : Optional.empty();
    }

    @Override
    public List<List<X509Certificate>> chains(IdentityUse use) {
        return of(use).map(ClientIdentity::chain).stream().toList();
    }

    @Override
    public Promise<String> request(IdentityUse use) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Promise<ClientIdentity> install(IdentityUse use, String pemChain) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<X509Certificate> formerRoot() {
        return formerRoot;
    }

    @Override
    public Optional<ClientIdentity> formerIdentity() {
        return formerIdentity;
    }

    @Override
    public void connected(Optional<X509Certificate> root, Optional<X509Certificate> own) {
        proved.add(root.map(FakeKeeper::name).orElse("-") + " " + own.map(FakeKeeper::name).orElse("-"));
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().replaceAll("CN=([^,]*).*", "$1");
    }
}
