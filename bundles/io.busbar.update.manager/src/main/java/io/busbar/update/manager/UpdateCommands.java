package io.busbar.update.manager;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.Change;
import io.busbar.update.api.ModuleInfo;
import io.busbar.update.api.UpdateListener;
import io.busbar.update.api.UpdateOrder;
import io.busbar.update.api.UpdatePlan;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.UpdateReport.Outcome;
import io.busbar.update.api.Updates;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** Updates by hand: Gogo commands. Called on the console's threads, which wait. */
@Component(service = {UpdateCommands.class, UpdateListener.class}, property = {"osgi.command.scope=busbar", "osgi.command.function=update",
        "osgi.command.function=plan", "osgi.command.function=status", "osgi.command.function=modules", "osgi.command.function=rollback",
        "osgi.command.function=remove", "osgi.command.function=configure", "busbar.command.usage=plan FILE: what an update would do",
        "busbar.command.usage=update FILE [--restart] [--idle]",
        "busbar.command.usage=rollback [--restart] [--idle]: back to what ran before",
        "busbar.command.usage=remove MODULE", "busbar.command.usage=status: what was done", "busbar.command.usage=modules: what runs",
        "busbar.command.usage=configure [PID [KEY=VALUE ... | --delete]]: shows, changes, deletes configurations"})
public final class UpdateCommands implements UpdateListener {

    private static final String CONSOLE = "console";
    private static final String END = "";

    private final StationLoop loop;
    private final Updates updates;
    private final ManagerComponent manager;
    private final List<Consumer<String>> watching = new CopyOnWriteArrayList<>();

    @Activate
    public UpdateCommands(@Reference StationLoop loop, @Reference ManagerComponent manager) {
        this.loop = loop;
        updates = manager;
        this.manager = manager;
    }

    @Override
    public void step(long id, Step step) {
        watching.forEach(watcher -> watcher.accept("update " + id + ": " + step.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    public String plan(String file) throws Exception {
        return text(wait(() -> updates.plan(new Change.Archive(Path.of(file)))));
    }

    /** @param options {@code --restart}: the station may restart for it; {@code --idle}: not before no EVSE is in use */
    public String update(String file, String... options) throws Exception {
        return change(order -> updates.apply(new Change.Archive(Path.of(file)), order), options);
    }

    public String remove(String symbolicName, String... options) throws Exception {
        return change(order -> updates.apply(new Change.Remove(symbolicName), order), options);
    }

    /** All configurations. */
    public String configure() throws Exception {
        List<String> lines = new ArrayList<>();
        manager.configurations().forEach((pid, values) -> lines.add(text(pid, values)));
        return String.join("\n", lines);
    }

    /**
     * One configuration, or a change of it.
     *
     * @param values none to show it; {@code key=value}, or {@code key=} to remove one; or {@code --delete}
     */
    public String configure(String pid, String... values) throws Exception {
        if (values.length == 0) {
            Map<String, String> shown = manager.configurations().get(pid);
            if (shown == null) {
                throw new IllegalArgumentException("there is no configuration " + pid);
            }
            return text(pid, shown);
        }
        if (List.of(values).equals(List.of("--delete"))) {
            if (!manager.configurations().containsKey(pid)) {
                throw new IllegalArgumentException("there is no configuration " + pid);
            }
            return change(order -> updates.apply(new Change.Unconfigure(pid), order));
        }
        Map<String, String> given = new LinkedHashMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("key=value is expected, not " + value);
            }
            given.put(value.substring(0, equals).strip(), value.substring(equals + 1).strip());
        }
        return change(order -> updates.apply(new Change.Configure(pid, given), order));
    }

    private static String text(String pid, Map<String, String> values) {
        List<String> lines = new ArrayList<>(List.of("[" + pid + "]"));
        values.forEach((key, value) -> lines.add(key + " = " + value));
        return String.join("\n", lines);
    }

    public String rollback(String... options) throws Exception {
        return change(updates::rollBack, options);
    }

    public String status() throws Exception {
        List<UpdateReport> history = wait(() -> loop.resolved(updates.history()));
        if (history.isEmpty()) {
            return "as delivered; no updates";
        }
        List<String> lines = new ArrayList<>();
        for (UpdateReport report : history) {
            lines.add(text(report) + ", by " + report.who() + " at " + report.began());
        }
        return String.join("\n", lines);
    }

    public String modules() throws Exception {
        List<String> lines = new ArrayList<>();
        for (ModuleInfo module : wait(() -> loop.resolved(updates.modules()))) {
            lines.add(String.format("%-34s %-18s %-9s %-8s %.12s  %s%s", module.symbolicName(), module.version(), module.state(),
                    module.restartClass() ? "restart" : "swap", module.sha256(), module.installedBy(),
                    module.lastFailure().isEmpty() ? "" : "  " + module.lastFailure()));
        }
        return String.join("\n", lines);
    }

    private interface Order {

        Promise<UpdateReport> give(UpdateOrder order);
    }

    private String change(Order change, String... options) throws Exception {
        List<String> given = List.of(options);
        for (String option : given) {
            if (!option.equals("--restart") && !option.equals("--idle")) {
                throw new IllegalArgumentException("there is no option " + option + "; there are --restart and --idle");
            }
        }
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Consumer<String> watcher = lines::add;
        watching.add(watcher);
        try {
            Promise<UpdateReport> ended = loop.promises().submit(
                    () -> change.give(new UpdateOrder(CONSOLE, given.contains("--restart"), given.contains("--idle"))))
                    .flatMap(done -> done);
            ended.onResolve(() -> lines.add(END));
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                // Gogo gives each command's thread an output of its own
                System.out.println(line);
            }
            UpdateReport report = value(ended);
            if (report.outcome() == Outcome.ROLLED_BACK) {
                throw new IllegalStateException(text(report));
            }
            return text(report);
        } finally {
            watching.remove(watcher);
        }
    }

    private <T> T wait(Supplier<Promise<T>> question) throws Exception {
        return value(loop.promises().submit(question::get).flatMap(answer -> answer));
    }

    private static <T> T value(Promise<T> promise) throws Exception {
        try {
            return promise.getValue();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static String text(UpdatePlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add((plan.feature() + " " + plan.version()).strip());
        plan.changes().forEach(change -> lines.add(String.format("  %-34s %s -> %s  %s", change.symbolicName(),
                change.from().isEmpty() ? "none" : change.from(), change.to().isEmpty() ? "none" : change.to(), change.why())));
        lines.add(plan.restart()
                ? "the station restarts for it: " + plan.restartWhy()
                : plan.idle() ? "it waits until no EVSE is in use" : "the station keeps working");
        return String.join("\n", lines);
    }

    private static String text(UpdateReport report) {
        String what = "update " + report.id() + ": " + (report.feature() + " " + report.version()).strip() + " ";
        return what + switch (report.outcome()) {
            case RUNNING -> "is under way";
            case RESTARTING -> "is tried after a restart: " + report.reason();
            case INSTALLED -> "is in force" + (report.gapMillis() > 0 ? "; modules were away for " + report.gapMillis() + " ms" : "");
            case ROLLED_BACK -> "was rolled back: " + report.reason();
        };
    }
}
