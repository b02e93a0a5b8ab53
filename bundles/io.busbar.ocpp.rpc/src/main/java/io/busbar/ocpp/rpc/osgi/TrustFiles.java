package io.busbar.ocpp.rpc.osgi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the configuration that say whom to trust: roots, and revocation lists. What in them is good counts, what is not is a concern, and the
 * station goes on. One thread at a time.
 */
final class TrustFiles {

    /** No file of this kind is longer; one that is would be read into memory. */
    private static final long LONGEST = 16L * 1024 * 1024;
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----.*?-----END \\1-----", Pattern.DOTALL);

    /** @param concerns for a technician, a line each */
    record Content(List<X509Certificate> roots, List<X509CRL> lists, List<String> concerns) {

        /** Those, and the lists that are out of date. */
        List<String> concernsAt(Instant now) {
            List<String> all = new ArrayList<>(concerns);
            lists.stream().filter(list -> isExpired(list, now)).forEach(list -> all.add(expired(list)));
            return all;
        }
    }

    private interface Parser<T> {

        Collection<? extends T> parse(byte[] bytes) throws GeneralSecurityException;
    }

    private final String roots;
    private final String lists;
    private String seen = "";

    /** @param roots path, empty for none @param lists path, empty for none */
    TrustFiles(String roots, String lists) {
        this.roots = roots;
        this.lists = lists;
    }

    static boolean isExpired(X509CRL list, Instant now) {
        return list.getNextUpdate() != null && list.getNextUpdate().toInstant().isBefore(now);
    }

    static String expired(X509CRL list) {
        return "the revocation list of " + list.getIssuerX500Principal() + " is out of date since " + list.getNextUpdate().toInstant()
                + "; it still counts, replace its file";
    }

    /** Whether a file is another than at the last {@link #read}. */
    boolean changed() {
        return !state().equals(seen);
    }

    private String state() {
        return state(roots) + " " + state(lists);
    }

    private static String state(String file) {
        try {
            return file.isEmpty() ? "" : Files.size(Path.of(file)) + "@" + Files.getLastModifiedTime(Path.of(file)).toMillis();
        } catch (IOException e) {
            return "none";
        }
    }

    Content read() {
        seen = state();
        List<String> concerns = new ArrayList<>();
        List<X509Certificate> certificates = read(roots, "roots of the CSMS", "CERTIFICATE", concerns,
                bytes -> factory().generateCertificates(new ByteArrayInputStream(bytes)).stream().map(X509Certificate.class::cast)
                        .toList());
        List<X509CRL> revoked = read(lists, "revocation lists", "X509 CRL", concerns,
                bytes -> factory().generateCRLs(new ByteArrayInputStream(bytes)).stream().map(X509CRL.class::cast).toList());
        return new Content(certificates, revoked, List.copyOf(concerns));
    }

    private static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509");
    }

    private static <T> List<T> read(String file, String what, String kind, List<String> concerns, Parser<T> parser) {
        if (file.isEmpty()) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        try {
            if (Files.size(Path.of(file)) > LONGEST) {
                throw new IOException("longer than " + LONGEST + " bytes");
            }
            byte[] bytes = Files.readAllBytes(Path.of(file));
            Matcher block = PEM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            int number = 0;
            while (block.find()) {
                number++;
                if (block.group(1).equals(kind)) {
                    add(found, parser, block.group().getBytes(StandardCharsets.ISO_8859_1), "entry " + number + " of " + file, concerns);
                }
            }
            if (number == 0) {
                add(found, parser, bytes, file, concerns);
            }
            if (found.isEmpty()) {
                concerns.add("the file of " + what + " " + file + " holds none; the station goes on with what it has stored");
            }
        } catch (IOException e) {
            concerns.add("the file of " + what + " " + file + " cannot be read (" + e + "); the station goes on with what it has stored");
        }
        return List.copyOf(found);
    }

    private static <T> void add(List<T> found, Parser<T> parser, byte[] bytes, String where, List<String> concerns) {
        try {
            found.addAll(parser.parse(bytes));
        } catch (GeneralSecurityException e) {
            concerns.add(where + " is damaged and left out: " + e.getMessage());
        }
    }
}
