package io.busbar.transfer.core;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server by its name also where the connection was made to an address: the Java platform then accepts a certificate of that address as well,
 * which whoever answers there may own, whatever the name.
 */
final class NamedServers extends X509ExtendedTrustManager {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509ExtendedTrustManager platform;

    NamedServers(X509ExtendedTrustManager platform) {
        this.platform = platform;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        platform.checkServerTrusted(chain, authType, engine);
        SSLSession session = engine.getHandshakeSession();
        if (session instanceof ExtendedSSLSession extended) {
            for (SNIServerName requested : extended.getRequestedServerNames()) {
                if (requested instanceof SNIHostName name && !name.getAsciiName().equalsIgnoreCase(session.getPeerHost())) {
                    checkName(name.getAsciiName(), chain[0]);
                }
            }
        }
    }

    /** Without addresses in the certificate the platform had nothing but the name to go by. */
    static void checkName(String name, X509Certificate server) throws CertificateException {
        Collection<List<?>> names = server.getSubjectAlternativeNames();
        if (names == null || names.stream().noneMatch(alternative -> Integer.valueOf(IP_ADDRESS).equals(alternative.get(0)))) {
            return;
        }
        if (names.stream().noneMatch(alternative -> Integer.valueOf(DNS_NAME).equals(alternative.get(0))
                && matches(name.toLowerCase(Locale.ROOT), String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT)))) {
            throw new CertificateException("No subject alternative DNS name matching " + name + " found.");
        }
    }

    private static boolean matches(String name, String pattern) {
        int dot = name.indexOf('.');
        return name.equals(pattern) || pattern.startsWith("*.") && dot > 0 && name.substring(dot).equals(pattern.substring(1));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        platform.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        platform.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        platform.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        platform.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        platform.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return platform.getAcceptedIssuers();
    }
}
