package io.busbar.update.manager;

import io.busbar.update.manager.JarFacts.Need;
import io.busbar.update.manager.JarFacts.Offer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Whether a set of bundles would resolve, and its services find each other, worked out from manifests. */
final class Resolution {

    private static final List<String> NOT_FOR_US = List.of("osgi.ee", "osgi.native", "osgi.extender", "osgi.serviceloader");

    private final List<Offer> platform = new ArrayList<>();

    Resolution(List<JarFacts> system) {
        system.forEach(jar -> platform.addAll(jar.offers()));
    }

    /** @param system the framework's own bundle */
    Resolution(Bundle system) {
        for (BundleCapability capability : system.adapt(BundleRevision.class).getDeclaredCapabilities(null)) {
            platform.add(new Offer(capability.getNamespace(), capability.getAttributes()));
        }
    }

    /** What nobody in the set offers, in words. */
    List<String> missing(Collection<JarFacts> set) {
        List<String> missing = new ArrayList<>();
        List<Offer> offers = new ArrayList<>(platform);
        set.forEach(jar -> offers.addAll(jar.offers()));
        for (JarFacts jar : set) {
            for (Need need : jar.needs()) {
                if (!NOT_FOR_US.contains(need.namespace()) && offers.stream().noneMatch(offer -> meets(offer, need))) {
                    missing.add(jar.symbolicName() + " " + jar.version() + " needs " + need);
                }
            }
        }
        return missing;
    }

    private static boolean meets(Offer offer, Need need) {
        if (!offer.namespace().equals(need.namespace())) {
            return false;
        }
        if (need.filter().isEmpty()) {
            Map<String, Object> attributes = offer.attributes();
            Object version = attributes.getOrDefault(need.namespace().endsWith("bundle") ? "bundle-version" : "version",
                    attributes.get("version"));
            return need.name().equals(attributes.get(need.namespace()))
                    && need.range().includes(version instanceof Version exact ? exact : Version.emptyVersion);
        }
        try {
            return FrameworkUtil.createFilter(need.filter()).matches(offer.attributes());
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }
}
