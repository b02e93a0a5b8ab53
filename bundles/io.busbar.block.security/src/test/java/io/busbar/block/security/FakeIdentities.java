package io.busbar.block.security;

import io.busbar.security.api.ClientIdentity;
import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.testkit.TestStation;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.osgi.util.promise.Promise;

/** Who keeps certificates, in the test's hand: takes a chain that begins with "good". */
final class FakeIdentities implements Identities {

    final List<IdentityUse> requested = new ArrayList<>();
    final List<String> offered = new ArrayList<>();
    final Map<IdentityUse, ClientIdentity> own = new EnumMap<>(IdentityUse.class);
    Optional<String> obstacle = Optional.empty();
    private final StationLoop loop;

    FakeIdentities(StationLoop loop) {
        this.loop = loop;
    }

    /** A certificate that is valid from then to then, counted from the test's start. */
    static ClientIdentity identity(Duration from, Duration to) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=CS-1");
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(name,
                    BigInteger.valueOf(System.nanoTime()), Date.from(TestStation.START.plus(from)), Date.from(TestStation.START.plus(to)),
                    name,
                    keys.getPublic()).build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
            return new ClientIdentity(keys.getPrivate(), List.of(certificate));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Optional<ClientIdentity> of(IdentityUse use) {
        return Optional.ofNullable(own.get(use));
    }

    @Override
    public List<List<X509Certificate>> chains(IdentityUse use) {
        return of(use).map(ClientIdentity::chain).stream().toList();
    }

    @Override
    public Optional<String> obstacle(IdentityUse use) {
        return obstacle;
    }

    @Override
    public Promise<String> request(IdentityUse use) {
        requested.add(use);
        return loop.resolved("CSR " + requested.size());
    }

    @Override
    public Promise<ClientIdentity> install(IdentityUse use, String pemChain) {
        offered.add(use + " " + pemChain);
        if (!pemChain.startsWith("good")) {
            return loop.failed(new CredentialRefusedException("it is bad"));
        }
        own.put(use, identity(Duration.ofDays(-1), Duration.ofDays(100)));
        return loop.resolved(own.get(use));
    }
}
