package io.busbar.pics;

import java.util.List;
import java.util.Optional;

/** What is installed, as the statement's rules ask for it. Variables are named {@code Component.Variable}, whatever their EVSE and instance. */
interface Installed {

    boolean answers(String action);

    boolean triggers(String message);

    boolean hasComponent(String name);

    boolean hasVariable(String name);

    /** Whether the CSMS may write it. */
    boolean isSettable(String name);

    /** All values that it can have, as far as it says: those of its list, those in force if it is read-only. */
    List<String> values(String name);

    /** Whether a service of that type is there. */
    boolean hasService(String type);

    /** What a module says of this id by itself: the details, often none; empty if no module says anything. */
    Optional<String> offered(String id);

    /** One line for each EVSE's hardware. */
    List<Hardware> evses();

    /**
     * @param phases 0 for DC
     * @param signs whether its meter signs
     * @param bay whether its parking bay has a sensor
     */
    record Hardware(int id, int phases, List<String> connectors, boolean signs, boolean bay) {}

    /** How many token readers, and how many of them are for one EVSE only. */
    Readers readers();

    record Readers(int all, int ofOneEvse) {}

    /** Name and version of each module of ours. */
    List<String> modules();
}
