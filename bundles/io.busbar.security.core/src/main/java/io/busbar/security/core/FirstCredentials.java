package io.busbar.security.core;

import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.IdentityUse;
import io.busbar.security.api.TrustUse;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the station is delivered with: stored once, so that the CSMS sees it, replaces and deletes it like any other; again when the
 * configuration shows something new. (The CSMS's first roots come the same way from who has them in its configuration: the link layer.)
 */
final class FirstCredentials {

    /** Name of the key that stays where the configuration has it. */
    static final String DELIVERED = "delivered";

    private static final Logger LOG = LoggerFactory.getLogger(FirstCredentials.class);

    record Installed(boolean done) {}

    private record Found(List<X509Certificate> roots, Optional<PrivateKey> key, List<X509Certificate> chain) {}

    private final StationLoop loop;
    private final Store store;
    private final Settings settings;
    private final RootStore roots;
    private final IdentityStore identities;
    private final StoredMap<Installed> installed;

    FirstCredentials(StationLoop loop, Store store, StoreSpace space, Settings settings, RootStore roots, IdentityStore identities) {
        this.loop = loop;
        this.store = store;
        this.settings = settings;
        this.roots = roots;
        this.identities = identities;
        installed = space.vitalMap("taken", Installed.class);
    }

    /** @return resolved when it is done; what cannot be installed is logged */
    Promise<Void> install() {
        List<String> known = List.copyOf(installed.keys());
        return loop.offload(() -> read(known)).flatMap(found -> {
            Promise<Void> done = loop.resolved(null);
            for (X509Certificate root : found.roots) {
                done = done.flatMap(ready -> manufacturer(root));
            }
            return done.flatMap(ready -> identity(found));
        }).onFailure(failure -> LOG.error("the credentials of the configuration cannot be installed: {}", failure.getMessage()))
                .fallbackTo(loop.resolved(null));
    }

    private Promise<Void> manufacturer(X509Certificate root) {
        return roots.install(TrustUse.MANUFACTURER, root).flatMap(durable -> note(root)).onFailure(
                failure -> LOG.warn("a manufacturer's root of the configuration is not installed: {}, {}", root.getSubjectX500Principal(),
                        failure.getMessage()))
                .fallbackTo(loop.resolved(null));
    }

    private Promise<Void> identity(Found found) {
        if (found.key.isEmpty()) {
            return loop.resolved(null);
        }
        X509Certificate own = found.chain.get(0);
        List<X509Certificate> issuers = new ArrayList<>(found.chain.subList(1, found.chain.size()));
        issuers.addAll(roots.anchors(TrustUse.CSMS));
        X509Certificate last = found.chain.get(found.chain.size() - 1);
        // its issuer is not always known here, and the name of a certificate that must not be deleted is of no use to anybody
        X509Certificate anchor = issuers.stream().filter(issuer -> Certificates.isIssuedBy(last, issuer)).findFirst().orElse(own);
        identities.keep(DELIVERED, found.key.get());
        Commit commit = store.begin();
        installed.put(commit, mark(own), new Installed(true));
        return identities.put(commit, IdentityUse.CHARGING_STATION, DELIVERED, new StationChain(found.chain, anchor)).map(durable -> null);
    }

    private Promise<Void> note(X509Certificate root) {
        Commit commit = store.begin();
        installed.put(commit, mark(root), new Installed(true));
        return commit.submit();
    }

    private static String mark(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Found read(List<String> known) throws IOException, GeneralSecurityException {
        List<X509Certificate> fresh = manufacturers().stream().filter(root -> !known.contains(mark(root))).toList();
        if (settings.identity().isEmpty()) {
            return new Found(fresh, Optional.empty(), List.of());
        }
        try {
            return withIdentity(fresh, known);
        } catch (IOException | CredentialRefusedException | GeneralSecurityException e) {
            LOG.error("the key and certificate of the configuration cannot be installed, the station keeps what it has: {}",
                    e.getMessage());
            return new Found(fresh, Optional.empty(), List.of());
        }
    }

    private Found withIdentity(List<X509Certificate> fresh, List<String> known)
            throws IOException, CredentialRefusedException, GeneralSecurityException {
        List<X509Certificate> chain = Certificates.parse(Files.readString(settings.identity().get().chain()));
        if (known.contains(mark(chain.get(0)))) {
            return new Found(fresh, Optional.empty(), List.of());
        }
        if (chain.size() > 1 && Certificates.isSelfSigned(chain.get(chain.size() - 1))) {
            chain = chain.subList(0, chain.size() - 1);
        }
        PrivateKey key = PemKey.read(settings.identity().get().key(), chain.get(0).getPublicKey());
        checkPair(key, chain.get(0));
        return new Found(fresh, Optional.of(key), chain);
    }

    private static void checkPair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException, IOException {
        Signature signature = Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        if (!signature.verify(signed)) {
            throw new IOException("the configured key is not that of " + certificate.getSubjectX500Principal());
        }
    }

    private List<X509Certificate> manufacturers() throws IOException, GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        if (Files.isDirectory(settings.manufacturerRoots())) {
            List<Path> files;
            try (Stream<Path> all = Files.list(settings.manufacturerRoots())) {
                files = all.filter(file -> file.toString().matches(".+\\.(pem|crt|cer|der)")).sorted().toList();
            }
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    factory.generateCertificates(in).forEach(root -> found.add((X509Certificate) root));
                } catch (IOException | CertificateException e) {
                    LOG.warn("{} holds no certificates: {}", file, e.getMessage());
                }
            }
        }
        return found;
    }
}
