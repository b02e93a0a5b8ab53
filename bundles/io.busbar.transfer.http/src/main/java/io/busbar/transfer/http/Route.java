package io.busbar.transfer.http;

import io.busbar.transfer.core.PeerAddresses;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The way to a server: by its name; or, where addresses are refused, to the one address that was checked, with the name in the request and in TLS.
 *
 * @param uri without user and password
 * @param address that is connected to; empty where the client may resolve the name
 */
record Route(URI uri, Optional<InetAddress> address) {

    private static final String RESTRICTED = "jdk.httpclient.allowRestrictedHeaders";

    /** The client connects to what the URI says, so the name needs a header of its own; the JDK reads the property once, before its first request. */
    static void allowHostHeader() {
        String present = System.getProperty(RESTRICTED, "");
        if (!List.of(present.toLowerCase(Locale.ROOT).split(",")).contains("host")) {
            System.setProperty(RESTRICTED, present.isEmpty() ? "host" : present + ",host");
        }
    }

    /** Waits for the network where addresses are refused. */
    static Route to(URI uri, PeerAddresses peers) throws IOException {
        return new Route(address(uri, uri.getHost()), peers.resolve(uri.getHost()));
    }

    private static URI address(URI uri, String host) {
        String authority = host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return URI.create(uri.getScheme() + "://" + authority + path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }

    HttpRequest.Builder request() {
        if (address.isEmpty()) {
            return HttpRequest.newBuilder(uri);
        }
        String literal = address.get() instanceof Inet6Address six ? "[" + six.getHostAddress() + "]" : address.get().getHostAddress();
        return HttpRequest.newBuilder(address(uri, literal)).header("Host", uri.getRawAuthority());
    }

    /** Redirects are followed where it is known to whom, and not by the client. */
    HttpClient client(HttpClient.Builder builder, Optional<SSLContext> trust) {
        builder.followRedirects(HttpClient.Redirect.NEVER);
        if (address.isEmpty() || !"https".equalsIgnoreCase(uri.getScheme())) {
            trust.ifPresent(builder::sslContext);
            return builder.build();
        }
        SSLContext context = trust.orElseThrow();
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[]{"TLSv1.3", "TLSv1.2"});
        if (isName(uri.getHost())) {
            parameters.setServerNames(List.of(new SNIHostName(uri.getHost())));
        }
        return builder.sslContext(context).sslParameters(parameters).build();
    }

    /** The last label of a name begins with a letter (RFC 3696, 2); that of an IPv4 literal does not, and an IPv6 literal has brackets. */
    private static boolean isName(String host) {
        return !host.startsWith("[") && Character.isLetter(host.charAt(host.lastIndexOf('.') + 1));
    }
}
