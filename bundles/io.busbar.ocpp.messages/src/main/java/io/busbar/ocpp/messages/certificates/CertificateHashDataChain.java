package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** An installed certificate with those below it. */
public record CertificateHashDataChain(
        @Required CertificateHashData certificateHashData,
        @Required GetCertificateIdUse certificateType,
        @Count(max = 4) List<CertificateHashData> childCertificateHashData,
        CustomData customData) {

    public CertificateHashDataChain {
        childCertificateHashData = copy(childCertificateHashData);
    }

    public CertificateHashDataChain(CertificateHashData certificateHashData, GetCertificateIdUse certificateType) {
        this(certificateHashData, certificateType, null, null);
    }

    public CertificateHashDataChain(CertificateHashData certificateHashData, GetCertificateIdUse certificateType,
            List<CertificateHashData> childCertificateHashData) {
        this(certificateHashData, certificateType, childCertificateHashData, null);
    }
}
