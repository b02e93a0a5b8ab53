package io.busbar.console;

import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What commands there are: a Gogo command. Commands say how they are used by the service property {@code busbar.command.usage}, a text each, which begins
 * with the command's name.
 */
@Component(service = HelpCommand.class, property = {"osgi.command.scope=busbar", "osgi.command.function=help",
        "busbar.command.usage=help: this list"})
public final class HelpCommand {

    private final BundleContext context;

    @Activate
    public HelpCommand(BundleContext context) {
        this.context = context;
    }

    public String help() throws InvalidSyntaxException {
        Map<String, String> usages = new TreeMap<>();
        ServiceReference<?>[] all = context.getAllServiceReferences(null, "(osgi.command.function=*)");
        for (ServiceReference<?> reference : all == null ? new ServiceReference<?>[0] : all) {
            String scope = String.valueOf(reference.getProperty("osgi.command.scope"));
            for (String function : texts(reference.getProperty("osgi.command.function"))) {
                usages.putIfAbsent(scope + ":" + function, scope + ":" + function);
            }
            for (String usage : texts(reference.getProperty("busbar.command.usage"))) {
                usages.put(scope + ":" + usage.split("[ :]", 2)[0], scope + ":" + usage);
            }
        }
        return String.join("\n", usages.values());
    }

    private static String[] texts(Object value) {
        return value instanceof String[] several ? several : value == null ? new String[0] : new String[]{value.toString()};
    }
}
