package io.busbar.csms;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** {@code csms [PORT]}: the CSMS alone, for stations of all makes. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Clock clock = Clock.systemUTC();
        Conversation conversation = new Conversation(System.out, clock);
        CsmsServer server = new CsmsServer(args.length == 0 ? 9000 : Integer.parseInt(args[0]), clock, conversation);
        System.out.println("CSMS at " + server.url() + "/NAME; type help for the commands");
        new Console(server, System.out).run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), line -> false);
        server.stop();
        if (conversation.violations() > 0) {
            System.out.println(conversation.violations() + " violations of the protocol");
        }
    }
}
