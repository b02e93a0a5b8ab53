package io.busbar.transfer.core;

import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Which file servers are trusted: those of the platform's authorities, and those of the CSMS's (N01.FR.15, N01.FR.16), by the station's clock, as for
 * the connection to the CSMS. The platform's clock may have lost the time. On the loop.
 */
@Component(service = ServerTrust.class)
public final class ServerTrust {

    private final StationLoop loop;
    private final StationClock clock;
    private volatile TrustedRoots roots;
    private List<X509Certificate> known = List.of();
    private List<X509Certificate> authorities = List.of();

    @Activate
    public ServerTrust(@Reference StationLoop loop, @Reference StationClock clock) {
        this.loop = loop;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindRoots(TrustedRoots present) {
        roots = present;
    }

    void unbindRoots(TrustedRoots removed) {
        if (roots == removed) {
            roots = null;
        }
    }

    /**
     * For the next connection: judges by the time of this call.
     *
     * @throws IllegalStateException if the platform cannot do TLS
     */
    public SSLContext context() {
        TrustedRoots present = roots;
        List<X509Certificate> now = present == null ? List.of() : present.of(TrustUse.CSMS);
        try {
            if (authorities.isEmpty() || !now.equals(known)) {
                // when they change only: it reads all authorities of the platform
                known = now;
                authorities = authorities(now);
            }
            return context(authorities, loop.now(), clock.otherTime());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Trusts these roots beside the platform's.
     *
     * @param now the station's wall clock
     * @param other its other clock, where only the CSMS has set the wall clock
     */
    public static SSLContext trusting(List<X509Certificate> more, Instant now, Optional<Instant> other) throws GeneralSecurityException {
        return context(authorities(more), now, other);
    }

    private static SSLContext context(List<X509Certificate> authorities, Instant now, Optional<Instant> other)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{new NamedServers(new StationTimeTrust(authorities, now, other))}, null);
        return context;
    }

    /** Those, and the platform's. */
    static List<X509Certificate> authorities(List<X509Certificate> more) throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>(more);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager platform) {
                all.addAll(Arrays.asList(platform.getAcceptedIssuers()));
            }
        }
        return all;
    }
}
