package io.busbar.itests.simulation;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What a CSMS, its operator and a bad clock do to a station, at random instants. */
final class Mayhem {

    private static final List<String> PLACES = List.of("", ",\"evse\":{\"id\":1}", ",\"evse\":{\"id\":2}",
            ",\"evse\":{\"id\":2,\"connectorId\":1}");
    private static final List<String> TRIGGERS = List.of("BootNotification", "Heartbeat", "MeterValues", "StatusNotification",
            "TransactionEvent",
            "LogStatusNotification", "FirmwareStatusNotification");
    private static final List<AuthorizationStatus> REFUSALS = List.of(AuthorizationStatus.Invalid, AuthorizationStatus.Blocked,
            AuthorizationStatus.Expired, AuthorizationStatus.NoCredit, AuthorizationStatus.Unknown);

    private final World world;
    private final Witness witness;
    private final Random random;
    private int serial;
    private int listVersion;

    Mayhem(World world, Witness witness, Random random) {
        this.world = world;
        this.witness = witness;
        this.random = random;
    }

    void spreadOver(Duration scenario) {
        for (int i = random.nextInt(40); i > 0; i--) {
            world.later(ChaosTest.within(random, scenario), this::order);
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            Duration at = ChaosTest.within(random, scenario);
            Mood mood = any(List.of(Mood.values()));
            world.later(at, () -> world.csms.mood(mood));
            world.later(at.plus(ChaosTest.within(random, Duration.ofMinutes(4))), () -> world.csms.mood(Mood.FINE));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            world.later(ChaosTest.within(random, scenario), this::clockJumps);
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            String turncoat = "TURN0" + (1 + random.nextInt(World.EVSES));
            world.later(ChaosTest.within(random, scenario),
                    () -> witness.think(turncoat, random.nextBoolean() ? AuthorizationStatus.Accepted : any(REFUSALS)));
        }
    }

    private void clockJumps() {
        Duration now = Duration.between(Instant.EPOCH, world.loop.platformTime());
        world.loop.platformJumps(switch (random.nextInt(3)) {
            case 0 -> Duration.ofMinutes(random.nextInt(600));
            case 1 -> Duration.ofMinutes(-random.nextInt(600));
            default -> now.negated();
        });
    }

    private void order() {
        switch (random.nextInt(16)) {
            case 0, 1 -> call("ChangeAvailability",
                    "{\"operationalStatus\":\"" + (random.nextInt(3) > 0 ? "Operative" : "Inoperative") + "\"" + any(PLACES) + "}");
            case 2 -> call("Reset", "{\"type\":\"" + (random.nextBoolean() ? "OnIdle" : "Immediate") + "\""
                    + (random.nextInt(3) == 0 ? ",\"evseId\":" + evse() : "") + "}");
            case 3, 4 -> call("SendLocalList", localList());
            case 5 -> call("ClearCache", "{}");
            case 6 -> set("AuthCacheCtrlr", "LifeTime", "60");
            case 7 -> set("AuthCtrlr", "LocalPreAuthorize", Boolean.toString(random.nextBoolean()));
            case 8 -> {
                witness.refusedMayGoOn();
                set("TxCtrlr", random.nextBoolean() ? "StopTxOnInvalidId" : "MaxEnergyOnInvalidId", random.nextBoolean() ? "false" : "100");
            }
            case 9 -> {
                witness.unknownMayCharge();
                set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true");
            }
            case 10 -> {
                int evse = evse();
                witness.presented(evse, "AABBCC0" + evse);
                call("RequestStartTransaction", "{\"idToken\":{\"idToken\":\"AABBCC0" + evse
                        + "\",\"type\":\"ISO14443\"},\"remoteStartId\":" + ++serial + ",\"evseId\":" + evse + "}");
            }
            case 11 -> stopAll();
            case 12 -> call("UnlockConnector", "{\"evseId\":" + evse() + ",\"connectorId\":1}");
            case 13 -> call("TriggerMessage", "{\"requestedMessage\":\"" + any(TRIGGERS) + "\"" + any(PLACES) + "}");
            case 14 -> call("GetBaseReport", "{\"requestId\":" + ++serial + ",\"reportBase\":\"FullInventory\"}");
            default -> otherProfile();
        }
    }

    /** A second address of the same CSMS, or one where nobody answers, first in the list; the reset makes it so. */
    private void otherProfile() {
        boolean there = random.nextBoolean();
        call("SetNetworkProfile", "{\"configurationSlot\":2,\"connectionData\":{\"ocppVersion\":\"OCPP20\",\"ocppTransport\":\"JSON\","
                + "\"ocppCsmsUrl\":\"ws://" + (there ? "csms2" : SimNetwork.NOWHERE) + "\",\"messageTimeout\":30,\"securityProfile\":0,"
                + "\"ocppInterface\":\"Wired0\"}}");
        set("OCPPCommCtrlr", "NetworkConfigurationPriority", random.nextBoolean() ? "2,1" : "1,2");
        call("Reset", "{\"type\":\"OnIdle\"}");
    }

    private String localList() {
        boolean full = random.nextInt(3) == 0;
        StringBuilder entries = new StringBuilder();
        for (int evse = 1; evse <= World.EVSES; evse++) {
            boolean good = random.nextInt(3) > 0;
            // a list may say good what the CSMS would refuse; the station believes it
            String uid = random.nextBoolean() ? "TURN0" + evse : "AABBCC0" + evse;
            if (good) {
                witness.listed(uid);
            }
            entries.append(entries.length() == 0 ? "" : ",").append("{\"idToken\":{\"idToken\":\"" + uid + "\",\"type\":\"ISO14443\"}"
                    + ",\"idTokenInfo\":{\"status\":\"" + (good ? "Accepted" : "Blocked") + "\"}}");
        }
        return "{\"versionNumber\":" + ++listVersion + ",\"updateType\":\"" + (full ? "Full" : "Differential")
                + "\",\"localAuthorizationList\":[" + entries + "]}";
    }

    void set(String component, String variable, String value) {
        call("SetVariables", "{\"setVariableData\":[{\"component\":{\"name\":\"" + component + "\"},\"variable\":{\"name\":\"" + variable
                + "\"},\"attributeValue\":\"" + value + "\"}]}");
    }

    /** The CSMS ends every transaction that it believes open. */
    void stopAll() {
        world.csms.transactions().forEach((id, events) -> {
            if (events.lastEntry().getValue().eventType() != TransactionEventType.Ended) {
                call("RequestStopTransaction", "{\"transactionId\":\"" + id + "\"}");
            }
        });
    }

    void call(String action, String payload) {
        world.csms.call("m" + ++serial, action, payload);
    }

    private int evse() {
        return 1 + random.nextInt(World.EVSES);
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
