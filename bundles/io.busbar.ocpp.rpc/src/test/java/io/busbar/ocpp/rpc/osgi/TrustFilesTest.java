package io.busbar.ocpp.rpc.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.api.event.StationEvent;
import io.busbar.testkit.TestStation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustFilesTest {

    private static final String JUNK = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    private static final String JUNK_LIST = "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n";

    @TempDir
    Path folder;

    private PrivateKey key;
    private Path roots;
    private Path lists;

    @BeforeEach
    void files() throws Exception {
        key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        roots = folder.resolve("roots.pem");
        lists = folder.resolve("lists.crl");
    }

    private static String root() throws IOException {
        try (InputStream in = TrustFilesTest.class.getResourceAsStream("/root.pem")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private byte[] list(String issuer, Instant until) throws Exception {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(new X500Name("CN=" + issuer), Date.from(until.minus(Duration.ofDays(30))));
        builder.setNextUpdate(Date.from(until));
        builder.addCRLEntry(BigInteger.TEN, Date.from(until.minus(Duration.ofDays(31))), 0);
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)).getEncoded();
    }

    private String pem(String issuer, Instant until) throws Exception {
        return "-----BEGIN X509 CRL-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(list(issuer, until))
                + "\n-----END X509 CRL-----\n";
    }

    private TrustFiles.Content read() {
        return new TrustFiles(roots.toString(), lists.toString()).read();
    }

    @Test
    @DisplayName("What is good in a file counts, what is not is a concern, whether it stands before or after")
    void damagedEntries() throws Exception {
        Files.writeString(roots, JUNK + root() + "something\n" + JUNK);
        Files.writeString(lists, JUNK_LIST + pem("One", Instant.now()) + JUNK_LIST + pem("Two", Instant.now()));
        TrustFiles.Content content = read();
        assertEquals(1, content.roots().size());
        assertEquals(List.of("CN=One", "CN=Two"),
                content.lists().stream().map(list -> list.getIssuerX500Principal().getName()).toList());
        assertEquals(4, content.concerns().size(), content.concerns().toString());
        assertTrue(content.concerns().get(0).startsWith("entry 1 of " + roots + " is damaged and left out"), content.concerns().toString());
    }

    @Test
    @DisplayName("Lists in DER are read as well")
    void der() throws Exception {
        Files.writeString(roots, root());
        Files.write(lists, list("One", Instant.now()));
        assertEquals(1, read().lists().size());
        assertEquals(List.of(), read().concerns());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "junk", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    @DisplayName("Files without anything of use, and files that are not there, are concerns and no more")
    void nothing(String text) throws Exception {
        assertEquals(2, read().concerns().size());
        Files.writeString(roots, text);
        Files.createDirectory(lists);
        TrustFiles.Content content = read();
        assertEquals(List.of(), content.roots());
        assertTrue(content.concerns().stream().anyMatch(concern -> concern.contains("roots.pem")), content.concerns().toString());
        assertTrue(content.concerns().stream().anyMatch(concern -> concern.contains("lists.crl")), content.concerns().toString());
    }

    private RpcComponent component(TestStation station) {
        Map<String, Object> values = Map.of("url", "wss://csms", "password", "sesame-open-yourself", "roots", roots.toString(),
                "revocationLists", lists.toString());
        RpcComponent.Config config = (RpcComponent.Config) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{RpcComponent.Config.class}, (proxy, method, arguments) -> method.getDeclaringClass() == Annotation.class
                        ? null
                        : values.getOrDefault(method.getName(), method.getDefaultValue()));
        LoopMonitor watch = (LoopMonitor) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{LoopMonitor.class},
                (proxy, method, arguments) -> null);
        RpcComponent component = new RpcComponent(station.loop(), station.store(), station.model(), station.events(), station.security(),
                watch, station.clock(), station.jobs(), station.neighbours(), config);
        station.settle();
        return component;
    }

    @Test
    @DisplayName("A00.FR.310: the station lives without its files of roots and lists; a list out of date is reported; a file that is replaced counts without a restart")
    void lives() throws Exception {
        TestStation station = new TestStation();
        RpcComponent component = component(station);
        assertEquals(2, component.concerns().size(), component.concerns().toString());
        assertFalse(component.rpc().csms("test").link().up());
        assertTrue(station.station() != null);
        Files.writeString(roots, root());
        Files.writeString(lists, pem("One", TestStation.START.minusSeconds(60)));
        station.advance(Duration.ofMinutes(2));
        assertEquals(1, component.concerns().size(), component.concerns().toString());
        assertTrue(component.concerns().get(0).contains("CN=One is out of date since"), component.concerns().toString());
        List<String> events = station.recorded(StationEvent.SecurityEventRaised.class).stream().map(StationEvent.SecurityEventRaised::type)
                .filter("RevocationListExpired"::equals).toList();
        assertEquals(1, events.size());
        station.advance(Duration.ofHours(1));
        assertEquals(1, station.recorded(StationEvent.SecurityEventRaised.class).stream()
                .filter(event -> event.type().equals("RevocationListExpired")).count(), "once");
        Files.writeString(lists, pem("Another", TestStation.START.plus(Duration.ofDays(1))));
        station.advance(Duration.ofMinutes(2));
        assertEquals(List.of(), component.concerns());
        station.advance(Duration.ofDays(2));
        assertEquals(1, component.concerns().size());
    }
}
