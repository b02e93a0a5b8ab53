package io.busbar.maven;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values of one PID, as they stand in a POM. */
public class Configuration {

    String pid;
    Map<String, String> values = new LinkedHashMap<>();
}
