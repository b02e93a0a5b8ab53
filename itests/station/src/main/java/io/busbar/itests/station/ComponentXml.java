package io.busbar.itests.station;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A component as its bundle declares it (DS description). */
record ComponentXml(String name, String implementation, List<String> services, List<Reference> references, Map<String, Object> properties,
        List<String> pids, boolean configurationRequired, int parameters, String activate, String deactivate) {

    /** @param parameter of the constructor, -1 for bind methods */
    record Reference(String service, String cardinality, boolean dynamic, String bind, String unbind, int parameter) {

        boolean mandatory() {
            return cardinality.startsWith("1");
        }

        boolean multiple() {
            return cardinality.endsWith("n");
        }
    }

    static ComponentXml parse(InputStream in) throws IOException {
        try {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
            List<String> services = new ArrayList<>();
            each(root, "provide", element -> services.add(element.getAttribute("interface")));
            List<Reference> references = new ArrayList<>();
            each(root, "reference", element -> references.add(new Reference(element.getAttribute("interface"),
                    text(element, "cardinality", "1..1"), element.getAttribute("policy").equals("dynamic"), element.getAttribute("bind"),
                    element.getAttribute("unbind"), Integer.parseInt(text(element, "parameter", "-1")))));
            Map<String, Object> properties = new LinkedHashMap<>();
            each(root, "property", element -> properties.put(element.getAttribute("name"), value(element)));
            String[] implementation = new String[1];
            each(root, "implementation", element -> implementation[0] = element.getAttribute("class"));
            return new ComponentXml(root.getAttribute("name"), implementation[0], services, references, properties,
                    List.of(text(root, "configuration-pid", root.getAttribute("name")).split(" ")),
                    root.getAttribute("configuration-policy").equals("require"), Integer.parseInt(text(root, "init", "0")),
                    root.getAttribute("activate"), root.getAttribute("deactivate"));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private interface Visitor {

        void visit(Element element);
    }

    private static void each(Element root, String tag, Visitor visitor) {
        NodeList nodes = root.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            visitor.visit((Element) nodes.item(i));
        }
    }

    private static String text(Element element, String attribute, String otherwise) {
        return element.getAttribute(attribute).isEmpty() ? otherwise : element.getAttribute(attribute);
    }

    private static Object value(Element element) {
        String type = text(element, "type", "String");
        if (!element.hasAttribute("value")) {
            return element.getTextContent().strip().lines().map(String::strip).toArray(String[]::new);
        }
        String text = element.getAttribute("value");
        return switch (type) {
            case "Integer" -> Integer.valueOf(text);
            case "Long" -> Long.valueOf(text);
            case "Double" -> Double.valueOf(text);
            case "Boolean" -> Boolean.valueOf(text);
            default -> text;
        };
    }
}
