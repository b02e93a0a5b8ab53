package io.busbar.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.core.loop.RealLoop;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** The socket with the real Gogo runtime behind it. */
class ConsoleSocketTest {

    @TempDir
    Path data;
    private final RealLoop loop = new RealLoop();
    private final List<String> security = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private ConsoleSocket console;

    /** Commands of a test. */
    public final class Commands {

        public String twice(String word) {
            ran.add(word);
            return word + word;
        }

        public void fail() {
            throw new IllegalStateException("there is no such EVSE");
        }

        public void block() throws InterruptedException {
            ran.add("blocked");
            end.await();
        }
    }

    @BeforeEach
    void open() throws IOException {
        CommandProcessorImpl gogo = new CommandProcessorImpl(new ThreadIOImpl());
        for (String name : List.of("twice", "fail", "block")) {
            gogo.addCommand("test", new Commands(), name);
        }
        BundleContext context = (BundleContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{BundleContext.class},
                (proxy, method, arguments) -> arguments[0].equals("io.busbar.data") ? data.toString() : null);
        console = new ConsoleSocket(context, gogo, loop.facade("console"), (type, info) -> security.add(type + " " + info));
    }

    @AfterEach
    void close() throws IOException {
        end.countDown();
        console.close();
        loop.close();
        assertFalse(Files.exists(data.resolve("console")), "the socket's file was left behind");
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(data.resolve("console")));
        return channel;
    }

    private static SocketChannel send(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return channel;
    }

    private static List<String> answer(SocketChannel channel) throws IOException {
        try (channel) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private List<String> run(String line) throws IOException {
        return answer(send(connect(), line + "\n"));
    }

    @Test
    @DisplayName("A line is a command; its result comes back, then ok")
    void result() throws IOException {
        assertEquals(List.of("dada", "ok"), run("test:twice da"));
    }

    @Test
    @DisplayName("A command that fails, or is not there, is an error with the reason")
    void error() throws IOException {
        assertEquals(List.of("error: there is no such EVSE"), run("test:fail"));
        List<String> unknown = run("test:none");
        assertTrue(unknown.get(unknown.size() - 1).startsWith("error: ") && unknown.toString().contains("none"), unknown.toString());
    }

    @Test
    @DisplayName("Only the station's own user may open the socket")
    void permissions() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("console"))));
    }

    @Test
    @DisplayName("A user's first command is the security event MaintenanceLoginAccepted, those that follow are not")
    void securityEvent() throws IOException {
        run("test:twice a");
        run("test:twice b");
        Awaitility.await().atMost(Patience.ofSeconds(30)).until(() -> !security.isEmpty());
        assertEquals(List.of("MaintenanceLoginAccepted {'user': '" + System.getProperty("user.name") + "', 'origin': 'console'}"),
                security);
    }

    @Test
    @DisplayName("A line that is too long is not run")
    void tooLong() throws IOException {
        SocketChannel channel = connect();
        try {
            send(channel, "test:twice " + "a".repeat(100_000) + "\n");
            assertEquals(List.of(), answer(channel));
        } catch (IOException cut) {
            // the console may end the connection while the line is still being written, or before it is read
        }
        assertEquals(List.of(), ran);
        assertEquals(List.of("bb", "ok"), run("test:twice b"));
    }

    @Test
    @DisplayName("Four commands run at once, a fifth is refused until one has ended")
    void busy() throws IOException {
        List<SocketChannel> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            open.add(send(connect(), "test:block\n"));
        }
        Awaitility.await().atMost(Patience.ofSeconds(30)).until(() -> ran.size() == 4);
        try (SocketChannel fifth = connect()) {
            assertEquals(-1, fifth.read(ByteBuffer.allocate(1)));
        }
        end.countDown();
        for (SocketChannel channel : open) {
            assertEquals(List.of("ok"), answer(channel));
        }
        Awaitility.await().atMost(Patience.ofSeconds(30)).ignoreException(IOException.class)
                .until(() -> run("test:twice c").contains("cc"));
    }
}
