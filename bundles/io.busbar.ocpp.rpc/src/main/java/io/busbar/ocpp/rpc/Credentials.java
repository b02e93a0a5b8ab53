package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.spi.TlsSettings;
import io.busbar.security.api.ClientIdentity;
import io.busbar.security.api.ClockTolerance;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.security.api.Succession;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom the station trusts, and what it shows of itself: what the services keep, and the roots of the configuration, which are given to the service
 * once, so that the CSMS can see and delete them like any other. On the loop.
 */
final class Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    /** A station that kept certificates before its restart waits so long for who keeps them. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StationLoop loop;
    private final NetworkSlots slots;
    private final List<X509Certificate> configured;
    private final boolean ownRoots;
    private List<X509CRL> revocationLists;
    private final String configuredRoots;
    private Optional<TrustedRoots> roots = Optional.empty();
    private Optional<Identities> identities = Optional.empty();
    private Optional<StationClock> clock = Optional.empty();
    private Optional<Succession> succession = Optional.empty();

    Credentials(StationLoop loop, NetworkSlots slots, CsmsAddress address) {
        this.loop = loop;
        this.slots = slots;
        configured = address.roots();
        ownRoots = address.ownRoots();
        revocationLists = address.revocationLists();
        configuredRoots = configured.stream().map(root -> root.getSerialNumber().toString(16) + "/" + root.hashCode())
                .collect(Collectors.joining(" "));
    }

    void set(Optional<TrustedRoots> keeper) {
        roots = keeper;
        if (keeper.isPresent() && (!handedOver() || !slots.standing().credentialStore())) {
            handOver(keeper.get(), 0);
        }
    }

    void setRevocationLists(List<X509CRL> lists) {
        revocationLists = List.copyOf(lists);
    }

    /** What is to be trusted cannot be read, and nothing is stored: whom the Java platform trusts was not meant. */
    boolean hasNoRoots() {
        return ownRoots && trusted().isEmpty();
    }

    void setIdentities(Optional<Identities> keeper) {
        identities = keeper;
    }

    /** @param stationClock whose other time certificates may be valid by */
    void setClock(StationClock stationClock) {
        clock = Optional.of(stationClock);
    }

    void setSuccession(Optional<Succession> keeper) {
        succession = keeper;
    }

    private boolean handedOver() {
        // a file that cannot be read now takes nothing back
        return ownRoots && configured.isEmpty() || slots.standing().rootsHandedOver().equals(configuredRoots);
    }

    private void handOver(TrustedRoots keeper, int next) {
        if (next == configured.size()) {
            slots.handedOver(configuredRoots);
            return;
        }
        keeper.install(TrustUse.CSMS, configured.get(next)).then(durable -> {
            handOver(keeper, next + 1);
            return null;
        }, refused -> LOG.warn("the root {} of the configuration is not kept with the others: {}",
                configured.get(next).getSubjectX500Principal(), refused.getFailure().getMessage()));
    }

    /** Whether certificates for this profile will be there in a moment: the station has just started. */
    boolean awaited(NetworkSlot profile) {
        boolean rootsAway = profile.tls() && slots.standing().credentialStore() && roots.isEmpty();
        boolean identityAway = profile.securityProfile() == 3 && identities.isEmpty();
        return (rootsAway || identityAway) && loop.uptime().compareTo(PATIENCE) < 0;
    }

    boolean hasValidRoot() {
        return trusted().stream().anyMatch(this::valid);
    }

    boolean hasValidIdentity() {
        return own().filter(identity -> valid(identity.certificate())).isPresent();
    }

    /** An expired one too: what to think of it is the CSMS's affair (A00.FR.430). */
    boolean hasIdentity() {
        return own().isPresent();
    }

    private Optional<ClientIdentity> own() {
        return identities.flatMap(kept -> kept.of(IdentityUse.CHARGING_STATION));
    }

    private boolean valid(X509Certificate certificate) {
        try {
            certificate.checkValidity(
                    Date.from(ClockTolerance.time(loop.now(), clock.flatMap(StationClock::otherTime), List.of(certificate))));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private List<X509Certificate> trusted() {
        List<X509Certificate> all = new ArrayList<>(roots.map(kept -> kept.of(TrustUse.CSMS)).orElse(List.of()));
        if (roots.isEmpty() || !handedOver()) {
            configured.stream().filter(root -> !all.contains(root)).forEach(all::add);
        }
        return all;
    }

    /** How TLS is done with that profile. */
    TlsSettings tls(ProfileChooser.Candidate candidate, boolean wildcards) {
        List<X509Certificate> trusted = trusted();
        if (candidate.familiar() && !trusted.isEmpty()) {
            succession.flatMap(Succession::formerRoot).ifPresent(trusted::add);
            slots.standing().platformRoot().flatMap(Credentials::decoded).ifPresent(trusted::add);
        }
        return new TlsSettings(trusted, candidate.content().securityProfile() == 3 ? identity(candidate) : Optional.empty(),
                revocationLists,
                wildcards, Optional.of(loop.now()), clock.flatMap(StationClock::otherTime));
    }

    private Optional<ClientIdentity> identity(ProfileChooser.Candidate candidate) {
        Optional<ClientIdentity> former = candidate.fallback() ? succession.flatMap(Succession::formerIdentity) : Optional.empty();
        return former.or(this::own);
    }

    /**
     * A connection stands. A root of the Java platform stays good at that CSMS when the station is given its first own one, which may be for another
     * CSMS, until an own one has proved itself.
     */
    void proved(Optional<X509Certificate> root, Optional<ClientIdentity> own) {
        List<X509Certificate> trusted = trusted();
        if (trusted.isEmpty()) {
            slots.platformRoot(root.flatMap(Credentials::encoded));
        } else if (root.filter(trusted::contains).isPresent()) {
            slots.platformRoot(Optional.empty());
        }
        succession.ifPresent(keeper -> keeper.connected(root, own.map(ClientIdentity::certificate)));
    }

    private static Optional<String> encoded(X509Certificate certificate) {
        try {
            return Optional.of(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static Optional<X509Certificate> decoded(String encoded) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(Base64.getDecoder().decode(encoded));
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
