package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** A certificate and where to ask for its revocation status. */
@Since21
public record CertificateStatusRequestInfo(
        @Required CertificateHashData certificateHashData,
        @Required CertificateStatusSource source,
        @Required @Length(max = 2000) @Count(max = 5) List<String> urls,
        CustomData customData) {

    public CertificateStatusRequestInfo {
        urls = copy(urls);
    }

    public CertificateStatusRequestInfo(CertificateHashData certificateHashData, CertificateStatusSource source, List<String> urls) {
        this(certificateHashData, source, urls, null);
    }
}
