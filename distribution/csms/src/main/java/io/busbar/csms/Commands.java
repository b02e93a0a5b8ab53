package io.busbar.csms;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.ActionType;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Direction;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words an operator types, turned into requests. */
final class Commands {

    static final String HELP = """
            start EVSE TOKEN            remote start            stop [TRANSACTION]     remote stop (the running one)
            get COMPONENT.VARIABLE      e.g. get OCPPCommCtrlr.HeartbeatInterval, get OCPPCommCtrlr.MessageTimeout[Default]
            set COMPONENT.VARIABLE=TEXT                         report [Full|Configuration|Summary]
            reset [idle]                restart the station     unlock EVSE CONNECTOR
            inoperative|operative [EVSE]                        trigger MESSAGE [EVSE]
            raw ACTION JSON             anything else           list                   transactions held here""";

    private static final Pattern VARIABLE = Pattern
            .compile("([A-Za-z0-9]+)(?:\\[([^\\]]+)])?(?:@(\\d+)(?:\\.(\\d+))?)?\\.([A-Za-z0-9]+)(?:\\[([^\\]]+)])?");

    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
    private final Ledger ledger;
    private int nextId = 1;

    Commands(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @throws IllegalArgumentException with words for the operator */
    Request<?> parse(String line) {
        String[] words = line.strip().split("\\s+", 3);
        String first = words.length > 1 ? words[1] : "";
        String second = words.length > 2 ? words[2] : "";
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "start" -> request("RequestStartTransaction", "{\"evseId\":" + number(first) + ",\"remoteStartId\":" + nextId++
                    + ",\"idToken\":{\"idToken\":" + text(second) + ",\"type\":\"ISO14443\"}}");
            case "stop" -> request("RequestStopTransaction", "{\"transactionId\":" + text(first.isEmpty() ? running() : first) + "}");
            case "get" -> request("GetVariables", "{\"getVariableData\":[{" + variable(line.strip().substring(3)) + "}]}");
            case "set" -> set(line.strip().substring(3));
            case "report" -> request("GetBaseReport", "{\"requestId\":" + nextId++ + ",\"reportBase\":\""
                    + (first.isEmpty() ? "Full" : first) + "Inventory\"}");
            case "reset" -> request("Reset", "{\"type\":\"" + (first.equalsIgnoreCase("idle") ? "OnIdle" : "Immediate") + "\"}");
            case "unlock" -> request("UnlockConnector", "{\"evseId\":" + number(first) + ",\"connectorId\":" + number(second) + "}");
            case "operative" -> availability("Operative", first);
            case "inoperative" -> availability("Inoperative", first);
            case "trigger" -> request("TriggerMessage", "{\"requestedMessage\":" + text(first)
                    + (second.isEmpty() ? "" : ",\"evse\":{\"id\":" + number(second) + "}") + "}");
            case "raw" -> request(first, second);
            default -> throw new IllegalArgumentException("no such command; these are known:\n" + HELP);
        };
    }

    private Request<?> set(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("set COMPONENT.VARIABLE=TEXT");
        }
        return request("SetVariables", "{\"setVariableData\":[{" + variable(assignment.substring(0, equals)) + ",\"attributeValue\":"
                + text(assignment.substring(equals + 1).strip()) + "}]}");
    }

    private Request<?> availability(String status, String evse) {
        return request("ChangeAvailability", "{\"operationalStatus\":\"" + status + "\""
                + (evse.isEmpty() ? "" : ",\"evse\":{\"id\":" + number(evse) + "}") + "}");
    }

    private static String variable(String name) {
        Matcher matcher = VARIABLE.matcher(name.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a variable is written COMPONENT[INSTANCE]@EVSE.CONNECTOR.VARIABLE[INSTANCE]: " + name);
        }
        String evse = matcher.group(3) == null
                ? ""
                : ",\"evse\":{\"id\":" + matcher.group(3) + (matcher.group(4) == null ? "" : ",\"connectorId\":" + matcher.group(4)) + "}";
        return "\"component\":{\"name\":" + text(matcher.group(1)) + instance(matcher.group(2)) + evse + "},\"variable\":{\"name\":"
                + text(matcher.group(5)) + instance(matcher.group(6)) + "}";
    }

    private static String instance(String name) {
        return name == null ? "" : ",\"instance\":" + text(name);
    }

    private Request<?> request(String name, String json) {
        ActionType action = Actions.find(name).filter(known -> known.direction() != Direction.STATION_TO_CSMS && !known.since21())
                .orElseThrow(() -> new IllegalArgumentException("a CSMS has no request " + name));
        try {
            Message message = codec.decode(action.request(), json);
            return (Request<?>) message;
        } catch (RpcException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private String running() {
        Optional<Ledger.Entry> last = ledger.entries().stream().filter(entry -> !entry.ended).reduce((a, b) -> b);
        return last.orElseThrow(() -> new IllegalArgumentException("no transaction runs")).id;
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number is missing, found: " + word, e);
        }
    }

    private static String text(String word) {
        if (word.isEmpty()) {
            throw new IllegalArgumentException("a word is missing; see help");
        }
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
