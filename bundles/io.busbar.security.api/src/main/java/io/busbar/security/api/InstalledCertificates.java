package io.busbar.security.api;

import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.HashAlgorithm;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** All certificates of the station by the names that OCSP gives them (RFC 6960 4.1.1), for M03 and M04. On the station loop. */
@ProviderType
public interface InstalledCertificates {

    enum Kind {
        CSMS_ROOT, MANUFACTURER_ROOT, MOBILITY_OPERATOR_ROOT, V2G_ROOT,
        /** The station's certificate towards cars, its issuers as children. */
        V2G_CHAIN,
        /** The station's certificate towards the CSMS, its issuers as children. */
        CHARGING_STATION
    }

    /** @param children the issuers below the root, the nearest first */
    record Entry(Kind kind, CertificateHashData name, List<CertificateHashData> children) {

        public Entry {
            children = List.copyOf(children);
        }
    }

    /** Oldest first; a CSMS root that is kept as fall-back is among them. */
    List<Entry> list(HashAlgorithm algorithm);

    /**
     * Deletes the certificate of that name; for an issuer in a V2G chain that chain, for its certificate is of no use then.
     *
     * @return resolved when durably removed; false when there is none; fails with {@link CredentialRefusedException} when it must stay: the station's own
     *         certificate towards the CSMS (M04.FR.06), and the last CSMS root while the security profile needs one
     */
    Promise<Boolean> delete(CertificateHashData name);
}
