package io.busbar.ocpp.websocket;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that a certificate is for. Its alternative names decide where it has any for hosts, whatever its common name is (RFC 9525, 6125); where it
 * has none, the common name does, as OCPP has it (A00.FR.309, FR.412).
 */
final class HostNames {

    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|[,+])CN=((?:\\\\.|[^,+\\\\])*)");
    private static final int DNS = 2;
    private static final int IP = 7;

    private HostNames() {}

    static boolean fits(X509Certificate certificate, String host, boolean wildcards) throws CertificateParsingException {
        String wanted = plain(host);
        return of(certificate).stream().map(HostNames::plain).anyMatch(name -> name.equals(wanted) || wildcards && covers(name, wanted));
    }

    static List<String> of(X509Certificate certificate) throws CertificateParsingException {
        List<String> alternatives = alternatives(certificate);
        return alternatives.isEmpty() ? commonName(certificate).stream().toList() : alternatives;
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        Matcher matcher = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        return matcher.find() ? Optional.of(matcher.group(1).replaceAll("\\\\(.)", "$1")) : Optional.empty();
    }

    private static List<String> alternatives(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
        List<String> names = new ArrayList<>();
        if (entries != null) {
            for (List<?> entry : entries) {
                if (entry.get(0) instanceof Integer kind && (kind == DNS || kind == IP) && entry.get(1) instanceof String name) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** {@code *.example.com} for one label in front of {@code example.com}. */
    private static boolean covers(String pattern, String host) {
        int dot = host.indexOf('.');
        return pattern.startsWith("*.") && pattern.indexOf('.', 2) > 0 && dot > 0 && pattern.substring(1).equals(host.substring(dot));
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
