package io.busbar.csms;

import io.busbar.csms.news.meter.MeterInfo;
import io.busbar.csms.news.metering.ChargingRates;
import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code busbar demo}: a CSMS, and the charger as a process of its own; plays one session by itself, then takes commands. With
 * {@code --update} two cars charge while the CSMS has a block and a driver replaced. {@code --once} ends after that, with exit code 0 if all
 * was complete; nobody watches then, and cars charge for a moment only.
 */
public final class Demo {

    private static final Duration BOOT_PATIENCE = Duration.ofSeconds(60);
    private static final Duration CHARGE = Duration.ofSeconds(8);
    private static final Duration CHARGE_ONCE = Duration.ofSeconds(2);
    private static final int WATCH_SECONDS = 5;
    private static final int WATCH_SECONDS_ONCE = 1;
    /** Between a car's last energy and the reading that ends its transaction. */
    private static final double MOST_BETWEEN_READINGS_WH = 10;
    private static final Duration NEWS_PATIENCE = Duration.ofSeconds(30);
    private static final Duration UPDATE_PATIENCE = Duration.ofSeconds(60);
    private static final Set<FirmwareStatus> ENDS = EnumSet.of(FirmwareStatus.Installed, FirmwareStatus.InstallationFailed,
            FirmwareStatus.InstallVerificationFailed, FirmwareStatus.InvalidSignature, FirmwareStatus.DownloadFailed);
    private static final Pattern PAGE = Pattern.compile("the plant is at (http://\\S+)");
    private static final Pattern ENERGY = Pattern.compile("\"energyWh\":([0-9.E]+)");
    private static final Duration STEP = Duration.ofMillis(100);

    private static final String HELP = """
            plug EVSE | unplug EVSE     put a cable in, pull it      swipe EVSE TOKEN        hold a card to the reader
            pressstop EVSE              the stop button              ev EVSE ready|notready  the car pauses, resumes
            fault EVSE CODE | clear EVSE CODE                        cut | mend              the network
            quit
            and what a CSMS can do:
            """ + Commands.HELP;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CsmsServer csms;
    private final URI plant;
    private final Duration charge;

    /** @param charge how long cars charge between what happens */
    private Demo(CsmsServer csms, URI plant, Duration charge) {
        this.csms = csms;
        this.plant = plant;
        this.charge = charge;
    }

    public static void main(String[] args) throws Exception {
        Path charger = Path.of(args[0]);
        List<String> options = List.of(args).subList(1, args.length);
        boolean once = options.contains("--once");
        Clock clock = Clock.systemUTC();
        Conversation conversation = new Conversation(System.out, clock);
        CsmsServer csms = new CsmsServer(0, clock, conversation);
        Path data = Files.createTempDirectory("busbar-demo");
        Path log = data.resolve("station.log");
        Workshop workshop = new Workshop(charger, data.resolve("workshop"), clock);
        Process station = start(charger, csms.url(), data, log, workshop.trust(), once ? WATCH_SECONDS_ONCE : WATCH_SECONDS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(station, data)));
        Optional<URI> page = plant(station, log);
        if (page.isEmpty()) {
            System.out.println("The station does not start; its log:");
            System.out.println(Files.readString(log));
            System.exit(1);
        }
        URI plant = page.get();
        System.out.println("CSMS             " + csms.url() + "/DEMO");
        System.out.println("plant            " + plant + "   (plug, swipe and cut the network there)");
        System.out.println("station's log    " + log);
        System.out.println();
        Demo demo = new Demo(csms, plant, once ? CHARGE_ONCE : CHARGE);
        boolean complete = options.contains("--update") ? demo.playUpdates(workshop) : demo.playSession();
        if (!complete) {
            System.out.println("It did not finish; the station's log:");
            System.out.println(Files.readString(log));
        }
        if (once) {
            System.exit(complete && conversation.violations() == 0 ? 0 : 1);
        }
        System.out.println();
        System.out.println("Now it is yours, here or at " + plant + " ; help lists the commands, quit ends.");
        new Console(csms, System.out).run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), demo::perform);
        System.exit(0);
    }

    /** @return the address of the page in the station's log, empty if it ends or logs nothing for a minute */
    private static Optional<URI> plant(Process station, Path log) throws IOException, InterruptedException {
        for (Duration waited = Duration.ZERO; waited.compareTo(BOOT_PATIENCE) < 0 && station.isAlive(); waited = waited.plus(STEP)) {
            Matcher page = PAGE.matcher(Files.readString(log));
            if (page.find()) {
                return Optional.of(URI.create(page.group(1)));
            }
            Thread.sleep(STEP.toMillis());
        }
        return Optional.empty();
    }

    private static Process start(Path charger, URI csms, Path data, Path log, Map<String, String> trust,
            int watchSeconds)
            throws IOException {
        ProcessBuilder station = new ProcessBuilder(charger.resolve("bin/busbar").toString(), "run", "--csms", csms.toString(), "--id",
                "DEMO",
                "--data", data.resolve("station").toString());
        station.environment().put("BUSBAR_PLANT_PORT", "0");
        station.environment().put("BUSBAR_UPDATE_WATCH_SECONDS", Integer.toString(watchSeconds));
        station.environment().putAll(trust);
        station.redirectErrorStream(true).redirectOutput(log.toFile());
        return station.start();
    }

    private static void end(Process station, Path data) {
        station.destroy();
        try {
            station.waitFor();
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("left behind: " + data);
        }
    }

    /** A car comes to EVSE 1, charges, and leaves. */
    private boolean playSession() throws InterruptedException {
        if (!waitFor(() -> csms.station().isPresent() && post("reset", "{}") == 200, BOOT_PATIENCE)) {
            return false;
        }
        new Console(csms, System.out).send("set SampledDataCtrlr.TxUpdatedInterval=2");
        story("A car plugs into EVSE 1");
        post("plugIn", "{\"evseId\":1,\"connectorId\":1}");
        pause(Duration.ofSeconds(1));
        story("Its driver holds a card to the reader");
        post("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        pause(charge);
        story("The driver holds the card to it again, and unplugs");
        post("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        pause(Duration.ofSeconds(2));
        post("unplug", "{\"evseId\":1,\"connectorId\":1}");
        boolean complete = waitFor(() -> csms.ledger().entries().stream().anyMatch(Ledger.Entry::complete), Duration.ofSeconds(15));
        story("The CSMS holds");
        new Console(csms, System.out).list();
        return complete;
    }

    /** Two cars charge; meanwhile the CSMS has the metering block replaced, and then the meters' driver. */
    private boolean playUpdates(Workshop workshop) throws Exception {
        if (!waitFor(() -> csms.station().isPresent() && post("reset", "{}") == 200, BOOT_PATIENCE)) {
            return false;
        }
        double before = plantWh();
        Console console = new Console(csms, System.out);
        console.send("set SampledDataCtrlr.TxUpdatedInterval=2");
        story("Two cars come and charge");
        for (int evse = 1; evse <= 2; evse++) {
            post("plugIn", "{\"evseId\":" + evse + ",\"connectorId\":1}");
            post("swipe", "{\"evseId\":" + evse + ",\"idToken\":\"CAR" + evse + "\",\"type\":\"ISO14443\"}");
        }
        pause(charge);
        console.send("get Module[io.busbar.block.metering].FirmwareVersion");
        story("The OEM has a new metering block, which reports how fast cars charge. The CSMS orders the update; the cars keep charging");
        boolean installed = update(workshop.update("io.busbar.block.metering", "0.2.0", ChargingRates.class));
        console.send("get Module[io.busbar.block.metering].FirmwareVersion");
        installed &= waitFor(() -> csms.answers().dataTransfers() > 0, NEWS_PATIENCE);
        pause(charge.dividedBy(2));
        story("And a new driver of the meters, which reports what it is; nobody knows that yet");
        console.send("get FiscalMetering.Driver");
        installed &= update(workshop.update("io.busbar.driver.meter.sim", "0.2.0", MeterInfo.class));
        console.send("get FiscalMetering.Driver");
        pause(charge.dividedBy(2));
        story("The cars have enough and leave");
        for (int evse = 1; evse <= 2; evse++) {
            post("swipe", "{\"evseId\":" + evse + ",\"idToken\":\"CAR" + evse + "\",\"type\":\"ISO14443\"}");
            post("unplug", "{\"evseId\":" + evse + ",\"connectorId\":1}");
        }
        boolean complete = waitFor(() -> csms.ledger().entries().stream().filter(Ledger.Entry::complete).count() == 2,
                Duration.ofSeconds(15));
        story("The CSMS holds");
        console.list();
        double reported = csms.ledger().entries().stream().mapToDouble(Ledger.Entry::energyWh).sum();
        double given = plantWh() - before;
        System.out.printf(Locale.ROOT, "Reported %.1f Wh, the plant gave %.1f Wh; connections: %d%n", reported, given, csms.connections());
        return installed && complete && csms.connections() == 1 && Math.abs(reported - given) < MOST_BETWEEN_READINGS_WH;
    }

    /** Orders an update and waits for its end. */
    private boolean update(UpdateFirmwareRequest order) throws Exception {
        csms.station().orElseThrow().call(order);
        waitFor(() -> ENDS.contains(csms.answers().firmwares().get(order.requestId())), UPDATE_PATIENCE);
        return csms.answers().firmwares().get(order.requestId()) == FirmwareStatus.Installed;
    }

    private double plantWh() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(plant.resolve("/plant/state")).timeout(Duration.ofSeconds(10)).build();
        Matcher registers = ENERGY.matcher(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        double sum = 0;
        while (registers.find()) {
            sum += Double.parseDouble(registers.group(1));
        }
        return sum;
    }

    private static void story(String words) {
        System.out.println();
        System.out.println("** " + words);
    }

    private static boolean waitFor(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        for (Duration waited = Duration.ZERO; waited.compareTo(atMost) < 0; waited = waited.plus(STEP)) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Thread.sleep(STEP.toMillis());
        }
        return condition.getAsBoolean();
    }

    /** For the visitor, who watches. */
    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    /** @return the HTTP status, 0 without an answer */
    private int post(String act, String json) {
        try {
            HttpRequest request = HttpRequest.newBuilder(plant.resolve("/plant/" + act)).timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                System.out.println("the plant refuses " + act + ": " + response.body());
            }
            return response.statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private boolean perform(String line) {
        String[] words = line.split("\\s+");
        String evse = words.length > 1 && words[1].matches("\\d+") ? words[1] : "1";
        String last = words.length > 2 ? words[2] : "";
        String place = "{\"evseId\":" + evse + ",\"connectorId\":1";
        switch (words[0]) {
            case "help" -> System.out.println(HELP);
            case "plug" -> post("plugIn", place + "}");
            case "unplug" -> post("unplug", place + "}");
            case "swipe" -> post("swipe", "{\"evseId\":" + evse + ",\"idToken\":\"" + (last.isEmpty() ? "AABBCCDD" : last)
                    + "\",\"type\":\"ISO14443\"}");
            case "pressstop" -> post("pressStop", "{\"evseId\":" + evse + "}");
            case "ev" -> post("ev", "{\"evseId\":" + evse + ",\"ready\":" + last.equals("ready") + "}");
            case "fault" -> post("fault", place + ",\"code\":\"" + last + "\"}");
            case "clear" -> post("clearFault", place + ",\"code\":\"" + last + "\"}");
            case "cut" -> post("network", "{\"up\":false}");
            case "mend" -> post("network", "{\"up\":true}");
            default -> {
                return false;
            }
        }
        return true;
    }
}
