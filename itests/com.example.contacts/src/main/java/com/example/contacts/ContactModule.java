package com.example.contacts;

import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.api.button.ButtonListener;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A module with a housing contact and a stop button, which sends a line like "door=1 stop=0" at each change and each second over TCP. */
@Component(configurationPid = "com.example.contacts", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ContactModule.Config.class, factory = true)
public final class ContactModule implements ButtonDriver {

    /** Factory PID {@code com.example.contacts}. */
    @ObjectClassDefinition
    public @interface Config {

        /** The EVSE that the button belongs to; absent for the whole station. */
        @AttributeDefinition(required = false, min = "0", max = "999")
        int busbar_evse_id() default 0;

        @AttributeDefinition
        String host();

        @AttributeDefinition(min = "1", max = "65535")
        int port() default 4001;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ContactModule.class);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int SILENCE_MILLIS = 3_000;
    private static final int PAUSE_MILLIS = 1_000;
    private static final int END_MILLIS = 2_000;
    private static final int LONGEST_LINE = 100;

    private final String host;
    private final int port;
    private final Thread thread;
    private volatile boolean ended;
    private volatile Socket socket = new Socket();
    private boolean reachable = true;
    private Optional<ButtonListener> listener = Optional.empty();
    private Optional<Boolean> open = Optional.empty();
    private boolean pressed = true;

    @Activate
    public ContactModule(Config config) {
        host = config.host();
        port = config.port();
        thread = new Thread(this::readUntilTheEnd, "com.example.contacts " + host);
        thread.setDaemon(true);
        thread.start();
    }

    /** Closing the socket ends a read that waits, the interrupt a pause. The lock is not held meanwhile, so nothing can wait for the other. */
    @Deactivate
    public void deactivate() throws InterruptedException, IOException {
        ended = true;
        socket.close();
        thread.interrupt();
        thread.join(END_MILLIS);
    }

    @Override
    public synchronized void connect(ButtonListener newListener) {
        listener = Optional.of(newListener);
        open.ifPresent(newListener::housingChanged);
    }

    @Override
    public synchronized void disconnect(ButtonListener oldListener) {
        listener = listener.filter(present -> present != oldListener);
    }

    private void readUntilTheEnd() {
        while (!ended) {
            try {
                read();
            } catch (IOException failure) {
                lost(failure);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void read() throws IOException {
        try (Socket fresh = new Socket()) {
            socket = fresh;
            if (ended) {
                return;
            }
            fresh.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            fresh.setSoTimeout(SILENCE_MILLIS);
            InputStream in = new BufferedInputStream(fresh.getInputStream());
            while (!ended) {
                line(nextLine(in));
            }
        }
    }

    private static String nextLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the module has closed the connection");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("the module sends a line of more than " + LONGEST_LINE + " characters");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private synchronized void line(String line) {
        if (!reachable) {
            reachable = true;
            LOG.info("contact module {} is back", host);
        }
        boolean openNow = line.contains("door=1");
        if (!open.equals(Optional.of(openNow))) {
            open = Optional.of(openNow);
            listener.ifPresent(to -> to.housingChanged(openNow));
        }
        boolean pressedNow = line.contains("stop=1");
        if (pressedNow && !pressed) {
            listener.ifPresent(ButtonListener::stopPressed);
        }
        pressed = pressedNow;
    }

    /** What the contacts do meanwhile is not known: the next line is reported anew, and a button that is held then is not a press. */
    private synchronized void lost(IOException failure) {
        open = Optional.empty();
        pressed = true;
        if (reachable && !ended) {
            reachable = false;
            LOG.warn("contact module {} is lost and tried again each second: {}", host, failure.getMessage());
        }
    }
}
