package io.busbar.transfer.ftp;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** A real FTP server (Apache MINA) on the loopback, with the user {@code station} and the password {@code p@ss word}. */
final class FtpServerFixture implements AutoCloseable {

    private final FtpServer server;
    private final ListenerFactory listener = new ListenerFactory();
    final Path home;
    final KeyStore keys;

    enum Tls {
        NONE, EXPLICIT, IMPLICIT
    }

    FtpServerFixture(Path folder, Tls tls) throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12", "-storepass",
                "secret", "-keystore", file.toString()).redirectErrorStream(true).start();
        keytool.getInputStream().readAllBytes();
        keytool.waitFor();
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "secret".toCharArray());
        }
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        if (tls != Tls.NONE) {
            SslConfigurationFactory ssl = new SslConfigurationFactory();
            ssl.setKeystoreFile(file.toFile());
            ssl.setKeystorePassword("secret");
            ssl.setKeystoreType("PKCS12");
            listener.setSslConfiguration(ssl.createSslConfiguration());
            listener.setImplicitSsl(tls == Tls.IMPLICIT);
        }
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        // an address that leads nowhere, as of a server behind NAT
        data.setPassiveExternalAddress("10.255.255.1");
        data.setImplicitSsl(tls == Tls.IMPLICIT);
        listener.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener.createListener());
        BaseUser user = new BaseUser();
        user.setName("station");
        user.setPassword("p@ss word");
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        server = factory.createServer();
        server.start();
        port = factory.getListener("default").getPort();
    }

    private final int port;

    String at(String scheme, String path) {
        return scheme + "://station:p%40ss%20word@localhost:" + port + "/" + path;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.stop();
    }
}
