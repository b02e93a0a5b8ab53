package io.busbar.station.api.token;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A car's contract certificate, as who speaks ISO 15118 with the car got it and has verified that the car holds its key (C07).
 *
 * @param chain the contract certificate first, then the authorities between it and the root, without the root; one at least
 */
public record ContractCertificate(List<X509Certificate> chain) {

    public ContractCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain begins with the contract certificate");
        }
    }
}
