package io.busbar.ocpp.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.ActionType;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Message;
import io.busbar.testing.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random messages, whole and damaged: our codec and a validator that is not ours must say the same of each. */
class PeerAgreementTest {

    private static final long SEED = Seed.orElse(1);
    private static final int WHOLE = 4;
    private static final int DAMAGED = 12;

    @ParameterizedTest
    @EnumSource(names = {"V201", "V21"})
    void whatWeWriteIsValidAndComesBackTheSame(OcppVersion version) throws Exception {
        JsonCodec codec = JsonCodec.forVersion(version);
        RandomMessages messages = new RandomMessages(version, SEED);
        List<OcppRpcPackage.Sample> samples = new ArrayList<>();
        for (Class<? extends Message> type : types(version)) {
            for (int i = 0; i < WHOLE; i++) {
                Message message = messages.message(type);
                String payload = codec.encode(message);
                samples.add(new OcppRpcPackage.Sample(version, type.getSimpleName(), payload));
                Message back = codec.decode(type, payload);
                if (version == OcppVersion.V21) {
                    assertEquals(message, back);
                }
                assertEquals(payload, codec.encode(back));
            }
        }

        List<String> refused = new ArrayList<>();
        List<String> verdicts = OcppRpcPackage.validate(samples);
        for (int i = 0; i < samples.size(); i++) {
            if (!verdicts.get(i).equals("valid")) {
                refused.add(samples.get(i) + " -> " + verdicts.get(i));
            }
        }
        assertEquals(List.of(), refused);
    }

    @ParameterizedTest
    @EnumSource(names = {"V201", "V21"})
    void damagedMessagesAreJudgedAlike(OcppVersion version) throws Exception {
        JsonCodec codec = JsonCodec.forVersion(version);
        RandomMessages messages = new RandomMessages(version, SEED);
        Random random = new Random(SEED);
        List<OcppRpcPackage.Sample> samples = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        Map<RpcErrorCode, Integer> codes = new EnumMap<>(RpcErrorCode.class);
        for (Class<? extends Message> type : types(version)) {
            for (int i = 0; i < DAMAGED; i++) {
                String payload = new Damage(random).to(codec.encode(messages.message(type)));
                samples.add(new OcppRpcPackage.Sample(version, type.getSimpleName(), payload));
                ours.add(verdict(codec, type, payload, codes));
            }
        }

        List<String> disagreements = new ArrayList<>();
        List<String> verdicts = OcppRpcPackage.validate(samples);
        for (int i = 0; i < samples.size(); i++) {
            if (verdicts.get(i).equals("valid") != ours.get(i).equals("valid")) {
                disagreements.add(samples.get(i) + "\n  theirs " + verdicts.get(i) + "\n  ours " + ours.get(i));
            }
        }
        assertEquals("", String.join("\n", disagreements));
        for (RpcErrorCode code : List.of(RpcErrorCode.FormatViolation, RpcErrorCode.TypeConstraintViolation,
                RpcErrorCode.OccurrenceConstraintViolation, RpcErrorCode.PropertyConstraintViolation)) {
            assertTrue(codes.getOrDefault(code, 0) > 50, () -> "too few damages of a kind: " + codes);
        }
    }

    private static String verdict(JsonCodec codec, Class<? extends Message> type, String payload, Map<RpcErrorCode, Integer> codes) {
        try {
            codec.decode(type, payload);
            return "valid";
        } catch (RpcException e) {
            codes.merge(e.code(), 1, Integer::sum);
            return e.code() + ": " + e.getMessage();
        }
    }

    private static List<Class<? extends Message>> types(OcppVersion version) {
        List<Class<? extends Message>> types = new ArrayList<>();
        for (String name : Actions.names()) {
            ActionType action = Actions.find(name).orElseThrow();
            if (version == OcppVersion.V21 || !action.since21()) {
                Stream.concat(Stream.of(action.request()), action.response().stream()).forEach(types::add);
            }
        }
        return types;
    }

    /** Changes one place of a payload. Often that makes it invalid, not always. */
    private static final class Damage {

        private final Random random;

        Damage(Random random) {
            this.random = random;
        }

        String to(String payload) throws IOException {
            Object tree = copy(OcppRpcPackage.json(payload));
            List<Runnable> places = new ArrayList<>();
            collect(tree, places);
            places.get(random.nextInt(places.size())).run();
            StringBuilder text = new StringBuilder();
            try (var out = new JsonText(JsonLimits.DEFAULT).generator(text)) {
                FreeType.INSTANCE.write(out, tree);
            }
            return text.toString();
        }

        @SuppressWarnings("unchecked")
        private void collect(Object tree, List<Runnable> places) {
            if (tree instanceof Map<?, ?> map) {
                Map<String, Object> object = (Map<String, Object>) map;
                places.add(() -> object.put("unknownField", 1));
                object.forEach((name, value) -> {
                    places.add(() -> object.remove(name));
                    places.add(() -> object.put(name, other(value)));
                    places.add(() -> object.put(name, more(value)));
                    collect(value, places);
                });
            } else if (tree instanceof List<?>) {
                List<Object> list = (List<Object>) tree;
                for (int i = 0; i < list.size(); i++) {
                    int index = i;
                    places.add(() -> list.set(index, other(list.get(index))));
                    places.add(() -> list.set(index, more(list.get(index))));
                    collect(list.get(i), places);
                }
            }
        }

        /** A value of another type. */
        private Object other(Object value) {
            Object[] choice = {"text", 7, -1, 1.5, true, null, List.of(), Map.of()};
            return choice[random.nextInt(choice.length)];
        }

        /** The same type, but too much of it, or too little. */
        private Object more(Object value) {
            if (value instanceof String text) {
                return random.nextBoolean() ? text + "x".repeat(1 << random.nextInt(15)) : text.toUpperCase(java.util.Locale.ROOT);
            } else if (value instanceof Number number) {
                return random.nextBoolean() ? -1 : random.nextInt(5) + 100 * (number.intValue() % 3);
            } else if (value instanceof List<?> list) {
                return random.nextInt(3) == 0 ? List.of() : Stream.generate(() -> list.get(0)).limit(1 << random.nextInt(7)).toList();
            }
            return value;
        }

        private static Object copy(Object tree) {
            if (tree instanceof Map<?, ?> map) {
                Map<String, Object> copy = new java.util.LinkedHashMap<>();
                map.forEach((name, value) -> copy.put((String) name, copy(value)));
                return copy;
            } else if (tree instanceof List<?> list) {
                List<Object> copy = new ArrayList<>();
                list.forEach(value -> copy.add(copy(value)));
                return copy;
            }
            return tree;
        }
    }
}
