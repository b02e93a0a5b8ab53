package io.busbar.ocpp.rpc.osgi;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Switches the trace of messages: a Gogo command. On a console's thread. */
@Component(service = TraceCommand.class, property = {"osgi.command.scope=busbar", "osgi.command.function=trace",
        "busbar.command.usage=trace on|off: messages to and from the CSMS in the log, without tokens and passwords"})
public final class TraceCommand {

    private final RpcComponent rpc;

    @Activate
    public TraceCommand(@Reference RpcComponent rpc) {
        this.rpc = rpc;
    }

    public String trace(String onOff) {
        if (!onOff.equals("on") && !onOff.equals("off")) {
            throw new IllegalArgumentException("trace on, or trace off");
        }
        rpc.use(station -> station.traceMessages(onOff.equals("on")));
        return "messages are " + (onOff.equals("on") ? "traced until the next start" : "not traced");
    }
}
