package io.busbar.transfer.core;

import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which servers may be believed: those of the platform's authorities, and those of the CSMS's (N01.FR.15, N01.FR.16). On the loop. */
@Component(service = ServerTrust.class)
public final class ServerTrust {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTrust.class);

    private volatile TrustedRoots roots;
    private List<X509Certificate> known = List.of();
    private Optional<SSLContext> context = Optional.empty();

    @Activate
    public ServerTrust() {
        // the platform's alone until somebody keeps more
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindRoots(TrustedRoots present) {
        roots = present;
    }

    void unbindRoots(TrustedRoots gone) {
        if (roots == gone) {
            roots = null;
        }
    }

    /** @return empty where the platform's way of doing it is enough */
    public Optional<SSLContext> context() {
        TrustedRoots present = roots;
        List<X509Certificate> now = present == null ? List.of() : present.of(TrustUse.CSMS);
        if (!now.equals(known)) {
            // made anew when they change only: it reads all authorities of the platform
            known = now;
            context = believing(now);
        }
        return context;
    }

    /** @return empty where there are no more than the platform's */
    public static Optional<SSLContext> believing(List<X509Certificate> more) {
        if (more.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<X509Certificate> all = authorities(more);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry(String.valueOf(i), all.get(i));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, named(managers(store)), null);
            return Optional.of(context);
        } catch (GeneralSecurityException | IOException e) {
            LOG.error("servers of the CSMS's authorities are not believed: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The platform's own trust, for connections that are made to an address and are to be trusted by a name. */
    public static SSLContext platform() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, named(managers(null)), null);
        return context;
    }

    private static TrustManager[] named(TrustManager[] managers) {
        return Arrays.stream(managers).map(manager -> manager instanceof X509ExtendedTrustManager known ? new NamedServers(known) : manager)
                .toArray(TrustManager[]::new);
    }

    /** Those, and the platform's. */
    static List<X509Certificate> authorities(List<X509Certificate> more) throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>(more);
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager platform) {
                all.addAll(Arrays.asList(platform.getAcceptedIssuers()));
            }
        }
        return all;
    }

    private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
