package io.busbar.ocpp.websocket;

import io.busbar.security.api.ClientIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The certificate that the station shows (A00.FR.402). It is shown whatever issuers the server names, and also when it has expired: what to think
 * of it is the CSMS's affair (A00.FR.430).
 */
final class StationKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "station";

    private final Optional<ClientIdentity> identity;

    StationKey(Optional<ClientIdentity> identity) {
        this.identity = identity;
    }

    private String choose(String[] keyTypes) {
        return identity.filter(own -> Arrays.asList(keyTypes).contains(own.certificate().getPublicKey().getAlgorithm())).map(own -> ALIAS)
                .orElse(null);
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return choose(keyTypes);
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return choose(keyTypes);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        String alias = choose(new String[]{keyType});
        return alias == null ? null : new String[]{alias};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identity.map(own -> own.chain().toArray(X509Certificate[]::new)).orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity.map(ClientIdentity::key).orElse(null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
