package io.busbar.security.core;

import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.HashAlgorithm;
import io.busbar.security.api.ClientIdentity;
import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.CredentialsListener;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.security.api.InstalledCertificates;
import io.busbar.security.api.Succession;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.model.Variables;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.util.promise.Promise;

/** The station's credentials, put together. Made and used on the loop. */
final class CredentialStore implements Succession, InstalledCertificates {

    private static final int SCHEMA = 1;
    private static final int LONGEST_ORGANIZATION = 64;
    private static final ComponentId SECURITY = ComponentId.of("SecurityCtrlr");
    private static final String KEYS_CHANGED = "ReconfigurationOfSecurityParameters";

    private final StationLoop loop;
    private final SecurityEvents security;
    private final Variables variables;
    private final RootStore roots;
    private final IdentityStore identities;
    private final FirstCredentials first;
    private final List<CredentialsListener> listeners = new CopyOnWriteArrayList<>();

    /** @param organization SecurityCtrlr.OrganizationName */
    CredentialStore(StationLoop loop, StationClock clock, Store store, SecurityEvents security, DeviceModel model, Variables variables,
            Vaults vaults, Settings settings) {
        this.loop = loop;
        this.security = security;
        this.variables = variables;
        StoreSpace space = store.open("io.busbar.security.core", SCHEMA, SchemaUpgrade.NONE);
        Variable<String> organization = model.declare(SECURITY, VariableSpec.text("OrganizationName", "").maxLength(LONGEST_ORGANIZATION)
                .readWrite().check(name -> name.isBlank() ? Optional.of("a name is needed") : Optional.empty()));
        Variable<Boolean> check = model.declare(SECURITY,
                VariableSpec.bool("AdditionalRootCertificateCheck", settings.additionalRootCheck()));
        Settings inForce = new Settings(settings.capacity(), check.value(), settings.keyKind(), settings.manufacturerRoots(),
                settings.identity());
        roots = new RootStore(loop, clock, store, space, inForce, this::ownCertificates, this::rootsChanged);
        identities = new IdentityStore(loop, clock, store, space, vaults, roots, new Subject(variables, organization::value), inForce,
                this::identityInstalled, this::identityChanged);
        first = new FirstCredentials(loop, store, space, inForce, roots, identities);
        model.declare(SECURITY,
                VariableSpec.integer("CertificateEntries", 0).maxLimit(settings.capacity())
                        .computed(() -> roots.size() + identities.size()));
    }

    private int ownCertificates() {
        return identities.size();
    }

    TrustedRoots roots() {
        return roots;
    }

    Identities identities() {
        return identities;
    }

    /** @return resolved when everything that is stored and delivered can be used; false if keys are missing */
    Promise<Boolean> open() {
        return first.install().flatMap(installed -> identities.loadKeys());
    }

    /** A vault came. @return resolved with whether all keys are there */
    Promise<Boolean> loadKeys() {
        return identities.loadKeys();
    }

    void add(CredentialsListener listener) {
        listeners.add(listener);
    }

    void remove(CredentialsListener listener) {
        listeners.remove(listener);
    }

    private void notifyListeners(Consumer<CredentialsListener> what) {
        listeners.forEach(what);
    }

    private void rootsChanged(TrustUse use) {
        security.raise(KEYS_CHANGED, "root certificates for " + use + ": " + roots.of(use).size());
        notifyListeners(listener -> listener.rootsChanged(use));
    }

    private void identityInstalled(IdentityUse use) {
        security.raise(KEYS_CHANGED, "a new key and certificate: " + use);
        identityChanged(use);
    }

    private void identityChanged(IdentityUse use) {
        notifyListeners(listener -> listener.identityChanged(use));
    }

    // ---- what a newer one replaced

    @Override
    public Optional<X509Certificate> formerRoot() {
        return roots.former();
    }

    @Override
    public Optional<ClientIdentity> formerIdentity() {
        return identities.former();
    }

    @Override
    public void connected(Optional<X509Certificate> root, Optional<X509Certificate> own) {
        root.ifPresent(roots::connected);
        if (own.filter(identities::connected).isPresent()) {
            security.raise("DiscardedRenewedClientCertificate", "no CSMS could be reached with it");
        }
    }

    // ---- names

    @Override
    public List<Entry> list(HashAlgorithm algorithm) {
        List<Entry> all = new ArrayList<>();
        roots.all().forEach(root -> all.add(
                new Entry(kind(root.use()), OcspName.of(root.certificate(), root.issuerKey(), algorithm), List.of())));
        for (IdentityUse use : IdentityUse.values()) {
            identities.all(use).forEach(identity -> {
                List<CertificateHashData> names = names(use, identity, algorithm);
                all.add(new Entry(use == IdentityUse.V2G ? Kind.V2G_CHAIN : Kind.CHARGING_STATION, names.get(0),
                        names.subList(1, names.size())));
            });
        }
        return all;
    }

    private List<CertificateHashData> names(IdentityUse use, IdentityStore.Identity identity, HashAlgorithm algorithm) {
        List<CertificateHashData> names = new ArrayList<>();
        List<X509Certificate> chain = identity.chain();
        X509Certificate last = chain.get(chain.size() - 1);
        // a root may have come after the certificate that the station was delivered with
        PublicKey issuer = roots.anchors(use == IdentityUse.V2G ? TrustUse.V2G : TrustUse.CSMS).stream()
                .filter(root -> Certificates.isIssuedBy(last, root)).findFirst().map(X509Certificate::getPublicKey)
                .orElse(identity.issuerKey());
        for (int i = 0; i < chain.size(); i++) {
            names.add(OcspName.of(chain.get(i), i + 1 < chain.size() ? chain.get(i + 1).getPublicKey() : issuer, algorithm));
        }
        return names;
    }

    private static Kind kind(TrustUse use) {
        return switch (use) {
            case CSMS -> Kind.CSMS_ROOT;
            case MANUFACTURER -> Kind.MANUFACTURER_ROOT;
            case MOBILITY_OPERATOR -> Kind.MOBILITY_OPERATOR_ROOT;
            case V2G -> Kind.V2G_ROOT;
        };
    }

    @Override
    public Promise<Boolean> delete(CertificateHashData name) {
        for (IdentityUse use : IdentityUse.values()) {
            for (IdentityStore.Identity identity : identities.all(use)) {
                if (names(use, identity, name.hashAlgorithm()).stream().anyMatch(own -> OcspName.same(own, name))) {
                    return use == IdentityUse.V2G
                            ? identities.delete(identity)
                            : refuse("the station's certificate towards the CSMS is replaced, not deleted");
                }
            }
        }
        Optional<RootStore.Root> root = roots.all().stream()
                .filter(there -> OcspName.same(OcspName.of(there.certificate(), there.issuerKey(), name.hashAlgorithm()), name))
                .findFirst();
        if (root.isEmpty()) {
            return loop.resolved(false);
        }
        return isLastNeeded(root.get())
                ? refuse("it is the last CSMS root, and the security profile needs one")
                : roots.delete(root.get());
    }

    private boolean isLastNeeded(RootStore.Root root) {
        return root.use() == TrustUse.CSMS && !root.former() && roots.of(TrustUse.CSMS).size() == 1 && variables
                .read(new VariableId(SECURITY, "SecurityProfile", Optional.empty())).flatMap(Variables.Reading::value)
                .filter(profile -> Integer.parseInt(profile) >= 2).isPresent();
    }

    private <T> Promise<T> refuse(String why) {
        return loop.failed(new CredentialRefusedException(why));
    }
}
