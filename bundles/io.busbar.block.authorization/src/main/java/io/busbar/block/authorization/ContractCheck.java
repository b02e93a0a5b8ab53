package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.OCSPRequestData;
import io.busbar.security.api.ClockTolerance;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.token.ContractCertificate;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** What a contract certificate is worth at the station (C07), by the roots of mobility operators. */
@Component(service = ContractCheck.class)
public final class ContractCheck {

    enum Result {
        VALID,
        /** Nothing is known against it, but its root is not here. */
        NO_ROOT, INVALID
    }

    private static final ComponentId CONTROLLER = ComponentId.of("ISO15118Ctrlr");

    private final StationLoop loop;
    private final StationClock clock;
    private final Variable<Boolean> offline;
    private final Variable<Boolean> central;
    private final Neighbour<TrustedRoots> roots;

    @Activate
    public ContractCheck(@Reference StationLoop loop, @Reference StationClock clock, @Reference DeviceModel model,
            @Reference Neighbours neighbours) {
        this.loop = loop;
        this.clock = clock;
        roots = neighbours.of(TrustedRoots.class);
        offline = model.declare(CONTROLLER, VariableSpec.bool("ContractValidationOffline", false).readWrite());
        central = model.declare(CONTROLLER, VariableSpec.bool("CentralContractValidationAllowed", false).readWrite());
    }

    boolean offlineAllowed() {
        return offline.value();
    }

    boolean centralAllowed() {
        return central.value();
    }

    private List<X509Certificate> trusted() {
        return roots.get().map(present -> present.of(TrustUse.MOBILITY_OPERATOR)).orElse(List.of());
    }

    /** @return never fails */
    Promise<Result> check(ContractCertificate contract) {
        List<X509Certificate> trusted = trusted();
        Instant now = loop.now();
        Optional<Instant> other = clock.otherTime();
        return loop.offload(() -> check(contract.chain(), trusted, now, other)).recover(failed -> Result.INVALID);
    }

    private static Result check(List<X509Certificate> chain, List<X509Certificate> trusted, Instant now, Optional<Instant> other)
            throws GeneralSecurityException {
        Optional<X509Certificate> root = issuer(chain.get(chain.size() - 1), trusted);
        if (root.isEmpty()) {
            return Result.NO_ROOT;
        }
        try {
            PKIXParameters rules = new PKIXParameters(Set.of(new TrustAnchor(root.get(), null)));
            rules.setRevocationEnabled(false); // the CSMS asks the OCSP responders
            Date time = Date.from(ClockTolerance.time(now, other, Stream.concat(chain.stream(), root.stream()).toList()));
            rules.setDate(time);
            CertPathValidator.getInstance("PKIX").validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), rules);
            root.get().checkValidity(time);
            return Result.VALID;
        } catch (CertPathValidatorException | InvalidAlgorithmParameterException | java.security.cert.CertificateException e) {
            return Result.INVALID;
        }
    }

    private static Optional<X509Certificate> issuer(X509Certificate certificate, List<X509Certificate> candidates) {
        return candidates.stream().filter(one -> one.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())).findFirst();
    }

    /** What the CSMS needs to ask the OCSP responders about the chain; four at most. Certificates without a responder are left out. */
    List<OCSPRequestData> ocspData(ContractCertificate contract) {
        List<X509Certificate> issuers = new ArrayList<>(contract.chain());
        issuers.addAll(trusted());
        List<OCSPRequestData> all = new ArrayList<>();
        Set<X509Certificate> seen = new HashSet<>();
        for (X509Certificate certificate : contract.chain()) {
            if (seen.add(certificate)) {
                issuer(certificate, issuers).flatMap(issuer -> Ocsp.data(certificate, issuer)).ifPresent(all::add);
            }
        }
        return all.subList(0, Math.min(4, all.size()));
    }
}
