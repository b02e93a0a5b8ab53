package io.busbar.itests.simulation;

import io.busbar.driver.api.evse.AcPermit;
import io.busbar.plant.api.PlantState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One charging session, told step by step, during which a bundle may be replaced. Chances are none: two runs differ by the swap alone. */
final class SwapScript {

    /** A step of the session, what begins it, and how long it lasts. */
    enum Step {
        IDLE(330) {
            @Override
            void begin(World world) {}
        },
        PLUGGED(30) {
            @Override
            void begin(World world) {
                world.carReady(1, false);
                world.plug(1);
            }
        },
        AUTHORIZED(40) {
            @Override
            void begin(World world) {
                world.swipe(1);
            }
        },
        CHARGING(90) {
            @Override
            void begin(World world) {
                world.carReady(1, true);
            }
        },
        SUSPENDED(70) {
            @Override
            void begin(World world) {
                world.carReady(1, false);
            }
        },
        RESUMED(50) {
            @Override
            void begin(World world) {
                world.carReady(1, true);
            }
        },
        STOPPING(50) {
            @Override
            void begin(World world) {
                world.swipe(1);
            }
        },
        UNPLUGGED(30) {
            @Override
            void begin(World world) {
                world.unplug(1);
            }
        };

        private final Duration lasts;

        Step(int seconds) {
            lasts = Duration.ofSeconds(seconds);
        }

        abstract void begin(World world);

        String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When in its step the bundle goes, and for how long. */
    enum Moment {
        AT_ONCE("with its beginning", 0, 250), WRITING("2 ms after, while it is written", 2, 250),
        TOLD("35 ms after, while the CSMS is told", 35,
                250),
        AT_REST("8 s after", 8_000, 250), LONG("20 s after, for 5 s", 20_000,
                5_000),
        BEFORE_NEXT("100 ms before the next state begins", -100, 250);

        private final String words;
        private final Duration after;
        private final Duration away;

        Moment(String words, int afterMillis, int awayMillis) {
            this.words = words;
            after = Duration.ofMillis(afterMillis);
            away = Duration.ofMillis(awayMillis);
        }

        Duration away() {
            return away;
        }

        String words() {
            return words;
        }

        Duration in(Step step) {
            return after.isNegative() ? step.lasts.plus(after) : after;
        }
    }

    /**
     * @param offline the link is cut 2 s before the step begins, and comes back 40 s after
     * @param button it is the stop button that ends the session, not the token
     */
    record Place(Step step, boolean offline, Moment moment, boolean button) {}

    /**
     * What was said and done.
     *
     * @param lanes by action, made comparable
     * @param seconds of charging, as told
     * @param toldWh energy by the transactions' meter values
     * @param deliveredWh energy by the plant
     * @param opened how often the contactor was seen to open
     */
    record Told(Map<String, List<String>> lanes, List<Integer> seconds, double toldWh, double deliveredWh, int opened,
            List<String> trouble) {}

    private static final Map<String, String> SETTINGS = Map.of("SampledDataCtrlr.TxUpdatedInterval", "60",
            "SampledDataCtrlr.TxEndedInterval",
            "45", "AlignedDataCtrlr.Interval", "600", "TxCtrlr.TxStartPoint", "EVConnected", "TxCtrlr.TxStopPoint",
            "Authorized,EVConnected",
            "OCPPCommCtrlr.RetryBackOffRandomRange", "0", "OCPPCommCtrlr.RetryBackOffRepeatTimes", "0");

    /** All of it is played while com.example.nightlimit limits what EVSEs may offer. */
    private static final Instant NIGHT = Instant.parse("2026-03-01T23:00:00Z");
    static final double LIMIT_AMPS = 10;
    private static final Duration OFFLINE = Duration.ofSeconds(40);
    private static final Duration CUT_BEFORE = Duration.ofSeconds(2);
    private static final Duration CALLS_AFTER = Duration.ofMillis(30);

    /** Numbers in the middle, always. */
    private static final class Even extends Random {

        private static final long serialVersionUID = 1L;

        Even(long seed) {
            super(seed);
        }

        @Override
        public int nextInt(int bound) {
            return bound / 2;
        }
    }

    private final World world;
    private final Place place;
    private final Optional<String> bundle;
    private final List<String> trouble = new ArrayList<>();
    private boolean swapped;
    private int opened;
    private boolean closed;

    private SwapScript(Place place, Optional<String> bundle) throws IOException {
        this.place = place;
        this.bundle = bundle;
        world = new World(new Even(1), Even::new, SETTINGS, NIGHT);
    }

    static Told play(Place place, Optional<String> bundle) throws IOException {
        SwapScript script = new SwapScript(place, bundle);
        try (script.world) {
            return script.run();
        }
    }

    private Told run() {
        world.loop.advance(Duration.ofSeconds(30));
        acquaintance();
        Duration at = Duration.ofSeconds(10);
        for (Step step : Step.values()) {
            world.later(at, () -> {
                if (step == Step.STOPPING && place.button()) {
                    world.pressStop(1);
                } else {
                    step.begin(world);
                }
            });
            if (step == place.step()) {
                arrange(at);
            }
            at = at.plus(step.lasts);
        }
        world.loop.advance(at.plusSeconds(60));
        if (bundle.isPresent() && !swapped) {
            trouble.add("the bundle did not come back");
        }
        double most = world.boards.permits().stream().mapToDouble(AcPermit::amps).max().orElse(0);
        if (most != LIMIT_AMPS) {
            trouble.add("the permits went up to " + most + " A, the limit is " + LIMIT_AMPS + " A");
        }
        trouble.addAll(world.csms.violations());
        trouble.addAll(world.station().unsatisfied());
        if (world.station().queued() > 0) {
            trouble.add(world.station().queued() + " messages in the outbox");
        }
        if (world.csms.repeated() > 0 && !place.offline()) {
            trouble.add(world.csms.repeated() + " transaction events twice");
        }
        return told();
    }

    /** A first session, so that the token is known. */
    private void acquaintance() {
        world.plug(1);
        world.loop.advance(Duration.ofSeconds(2));
        world.swipe(1);
        world.loop.advance(Duration.ofSeconds(40));
        world.swipe(1);
        world.loop.advance(Duration.ofSeconds(10));
        world.unplug(1);
        world.loop.advance(Duration.ofSeconds(10));
    }

    private void arrange(Duration begin) {
        if (place.offline()) {
            world.later(begin.minus(CUT_BEFORE), () -> world.network.up(false));
            world.later(begin.plus(OFFLINE), () -> world.network.up(true));
        }
        Duration goes = begin.plus(place.moment().in(place.step()));
        Duration watched = place.moment().away.plusSeconds(6);
        world.later(goes, () -> watchContactor(world.loop.uptime().plus(watched)));
        bundle.ifPresent(name -> world.later(goes, () -> world.swap(name, place.moment().away, () -> swapped = true)));
        world.later(goes.plus(CALLS_AFTER), this::calls);
    }

    /** One for each block that answers. */
    private void calls() {
        world.csms.call("1", "GetVariables",
                "{\"getVariableData\":[" + get("AuthCtrlr", "Enabled") + "," + get("OCPPCommCtrlr", "OfflineThreshold") + ","
                        + get("SampledDataCtrlr", "TxUpdatedInterval") + "," + get("TxCtrlr", "TxStartPoint") + ","
                        + get("OCPPCommCtrlr", "HeartbeatInterval") + "," + get("AuthCtrlr", "AuthorizeRemoteStart") + "]}");
        world.csms.call("2", "DataTransfer", "{\"vendorId\":\"com.example\"}");
        world.csms.call("3", "GetTransactionStatus", "{\"transactionId\":\"nobody\"}");
        world.csms.call("4", "TriggerMessage", "{\"requestedMessage\":\"MeterValues\",\"evse\":{\"id\":2}}");
        world.csms.call("5", "UnlockConnector", "{\"evseId\":2,\"connectorId\":1}");
        world.csms.call("l", "GetLocalListVersion", "{}");
        world.csms.call("c", "GetInstalledCertificateIds", "{}");
        world.csms.call("i", "CustomerInformation", "{\"requestId\":1,\"report\":true,\"clear\":false,"
                + "\"idToken\":{\"idToken\":\"NOBODY\",\"type\":\"ISO14443\"}}");
        world.csms.call("s", "TriggerMessage", "{\"requestedMessage\":\"SignChargingStationCertificate\"}");
        world.csms.call("6", "RequestStopTransaction", "{\"transactionId\":\"nobody\"}");
        world.csms.call("7", "RequestStartTransaction",
                "{\"remoteStartId\":7,\"evseId\":9,\"idToken\":{\"idToken\":\"REMOTE\",\"type\":\"Central\"}}");
        world.csms.call("8", "ChangeAvailability", "{\"operationalStatus\":\"Operative\",\"evse\":{\"id\":2}}");
        if (place.moment() == Moment.AT_REST || place.moment() == Moment.LONG) {
            // long, and the same at all moments
            world.csms.call("9", "GetBaseReport", "{\"requestId\":9,\"reportBase\":\"ConfigurationInventory\"}");
        }
        world.csms.call("10", "SetVariables", "{\"setVariableData\":[" + set("TxCtrlr", "EVConnectionTimeOut", "121") + ","
                + set("OCPPCommCtrlr", "OfflineThreshold", "61") + "," + set("AlignedDataCtrlr", "SendDuringIdle", "false") + "]}");
    }

    private static String get(String component, String variable) {
        return "{\"component\":{\"name\":\"" + component + "\"},\"variable\":{\"name\":\"" + variable + "\"}}";
    }

    private static String set(String component, String variable, String value) {
        return "{\"attributeValue\":\"" + value + "\"," + get(component, variable).substring(1);
    }

    private void watchContactor(Duration until) {
        boolean now = evse().contactorClosed();
        opened += closed && !now ? 1 : 0;
        closed = now;
        if (world.loop.uptime().compareTo(until) < 0) {
            world.later(Duration.ofMillis(50), () -> watchContactor(until));
        }
    }

    private PlantState.Evse evse() {
        return world.plant.state().evses().get(0);
    }

    // ---- what came of it, made comparable

    private static final Pattern INSTANT = Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT[^\"]*Z\"");
    private static final Pattern OF_PHASE = Pattern.compile(",\\{\"value\":[^{}]*\"phase\":[^{}]*\\{[^{}]*\\}\\}");
    private static final Pattern SAMPLE = Pattern.compile("\"value\":-?[0-9.]+(E-?[0-9]+)?");
    private static final Pattern SPENT = Pattern.compile(",?\"timeSpentCharging\":([0-9]+)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Told told() {
        Map<String, List<String>> lanes = new TreeMap<>();
        List<Integer> seconds = new ArrayList<>();
        Map<String, String> ids = new TreeMap<>();
        world.csms.transactions().keySet().forEach(id -> ids.put(id, "tx" + (ids.size() + 1)));
        world.csms.said().forEach((lane, texts) -> {
            List<String> words = new ArrayList<>();
            for (String text : texts) {
                Matcher spent = SPENT.matcher(text);
                if (spent.find()) {
                    seconds.add(Integer.valueOf(spent.group(1)));
                }
                String plain = OF_PHASE.matcher(INSTANT.matcher(spent.replaceAll("")).replaceAll("T")).replaceAll("");
                plain = SAMPLE.matcher(plain).replaceAll("V");
                words.add(ID.matcher(plain).replaceAll(match -> ids.getOrDefault(match.group(), "?")));
            }
            if (lane.equals("answers")) {
                // a slower answer is an answer
                words.sort(null);
            } else if (lane.equals("StatusNotification")) {
                // each connector's in order; which of two is told first says nothing
                words.sort(Comparator.comparing(word -> word.substring(word.indexOf("\"evseId\""))));
            }
            lanes.put(lane, words);
        });
        double toldWh = world.csms.transactions().values().stream().mapToDouble(Energy::told).sum();
        return new Told(lanes, seconds, toldWh, evse().energyWh(), opened, trouble);
    }
}
