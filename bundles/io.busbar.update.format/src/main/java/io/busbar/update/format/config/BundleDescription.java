package io.busbar.update.format.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A bundle's description of its configurations: the metatype descriptions and the components in its jar.
 *
 * @param symbolicName of the bundle
 * @param described attributes by PID
 * @param factories PIDs of which there may be several configurations
 * @param components as the component runtime reads them
 */
record BundleDescription(String symbolicName, Map<String, Map<String, Attribute>> described, List<String> factories,
        List<Component> components) {

    /**
     * @param pids of its configurations
     * @param properties fixed ones
     */
    record Component(List<String> pids, List<String> services, Map<String, String> properties) {}

    private static final String METATYPE = "OSGI-INF/metatype/";
    /** Namespace of {@code io.busbar.config.api.ConfigurationValue}. */
    private static final String OURS = "https://busbar.io/xmlns/configuration/v1.0.0";
    private static final XMLInputFactory XML = XMLInputFactory.newInstance();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    static BundleDescription read(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Attributes main = file.getManifest() == null ? new Attributes() : file.getManifest().getMainAttributes();
            String name = Optional.ofNullable(main.getValue("Bundle-SymbolicName")).orElse("");
            BundleDescription found = new BundleDescription(name.split(";")[0].strip(), new LinkedHashMap<>(), new ArrayList<>(),
                    new ArrayList<>());
            for (ZipEntry entry : Collections.list(file.entries())) {
                if (entry.getName().startsWith(METATYPE) && entry.getName().endsWith(".xml")) {
                    found.read(file, entry, found::metatype);
                }
            }
            String components = main.getValue("Service-Component");
            for (String path : components == null ? new String[0] : components.split("\\s*,\\s*")) {
                ZipEntry entry = file.getEntry(path.strip());
                if (entry != null) {
                    found.read(file, entry, found::component);
                }
            }
            return found;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new IOException(jar.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** All that it may be configured by. */
    Set<String> pids() {
        Set<String> pids = new TreeSet<>(described.keySet());
        components.forEach(component -> pids.addAll(component.pids()));
        return pids;
    }

    private interface Reading {

        void read(XMLStreamReader xml) throws XMLStreamException;
    }

    private void read(JarFile file, ZipEntry entry, Reading reading) throws IOException, XMLStreamException {
        try (InputStream in = file.getInputStream(entry)) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            reading.read(xml);
            xml.close();
        }
    }

    private void metatype(XMLStreamReader xml) throws XMLStreamException {
        Map<String, Map<String, Attribute>> classes = new HashMap<>();
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        String pid = "";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "OCD" -> {
                    attributes = new LinkedHashMap<>();
                    classes.put(text(xml, "id"), attributes);
                }
                case "AD" -> {
                    Attribute attribute = attribute(xml);
                    attributes.put(attribute.id(), attribute);
                }
                case "Option" -> {
                    Attribute last = new ArrayList<>(attributes.values()).get(attributes.size() - 1);
                    last.options().add(text(xml, "value"));
                }
                case "Designate" -> {
                    pid = text(xml, "factoryPid").isEmpty() ? text(xml, "pid") : text(xml, "factoryPid");
                    if (!text(xml, "factoryPid").isEmpty()) {
                        factories.add(pid);
                    }
                }
                case "Object" -> described.computeIfAbsent(pid, name -> new LinkedHashMap<>())
                        .putAll(classes.getOrDefault(text(xml, "ocdref"), Map.of()));
                default -> {
                }
            }
        }
    }

    private static Attribute attribute(XMLStreamReader xml) {
        boolean mandatory = !text(xml, "required").equals("false") && xml.getAttributeValue(null, "default") == null;
        String cardinality = text(xml, "cardinality");
        return new Attribute(text(xml, "id"), text(xml, "type"), cardinality.isEmpty() ? 0 : Integer.parseInt(cardinality), mandatory,
                text(xml, "min"), text(xml, "max"), new ArrayList<>(), ours(xml, "pattern"), ours(xml, "expected"), ours(xml, "path"));
    }

    private void component(XMLStreamReader xml) throws XMLStreamException {
        List<String> services = new ArrayList<>();
        Map<String, String> properties = new HashMap<>();
        List<String> pids = List.of();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "component" -> {
                    String name = text(xml, "name");
                    String configured = text(xml, "configuration-pid");
                    pids = configured.isEmpty() ? List.of(name) : List.of(configured.replace("$", name).split("\\s+"));
                }
                case "provide" -> services.add(text(xml, "interface"));
                case "property" -> properties.put(text(xml, "name"), text(xml, "value"));
                default -> {
                }
            }
        }
        components.add(new Component(pids, services, properties));
    }

    private static String text(XMLStreamReader xml, String attribute) {
        return Optional.ofNullable(xml.getAttributeValue(null, attribute)).orElse("");
    }

    private static String ours(XMLStreamReader xml, String attribute) {
        return Optional.ofNullable(xml.getAttributeValue(OURS, attribute)).orElse("");
    }
}
