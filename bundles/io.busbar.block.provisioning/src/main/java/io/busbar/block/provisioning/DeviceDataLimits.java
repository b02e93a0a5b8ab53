package io.busbar.block.provisioning;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.VariableSpec;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** DeviceDataCtrlr: how much one message about variables may ask for. */
@Component(service = DeviceDataLimits.class, immediate = true)
public final class DeviceDataLimits {

    /** Entries of GetVariables, SetVariables and GetReport. */
    static final int ITEMS = 100;

    /** A quarter of what the link takes at all, so that the longest message in bytes fits in characters too. */
    private static final int BYTES = 512 * 1024;

    /** Longest value that may be set, and that is reported. */
    private static final int SETTABLE_VALUE = 1000;
    private static final int REPORTED_VALUE = 2500;

    @Activate
    public DeviceDataLimits(@Reference DeviceModel model) {
        ComponentId controller = ComponentId.of("DeviceDataCtrlr");
        for (String message : List.of("GetReport", "GetVariables", "SetVariables")) {
            model.declare(controller, VariableSpec.integer("ItemsPerMessage", ITEMS).instance(message));
            model.declare(controller, VariableSpec.integer("BytesPerMessage", BYTES).instance(message));
        }
        model.declare(controller, VariableSpec.integer("ConfigurationValueSize", SETTABLE_VALUE).maxLimit(SETTABLE_VALUE));
        model.declare(controller, VariableSpec.integer("ReportingValueSize", REPORTED_VALUE).maxLimit(REPORTED_VALUE));
    }

    /** @throws RpcException OccurrenceConstraintViolation (B06.FR.16, B08.FR.17) */
    static void check(List<?> items) throws RpcException {
        if (items.size() > ITEMS) {
            throw new RpcException(RpcErrorCode.OccurrenceConstraintViolation, "at most " + ITEMS + " items in a message");
        }
    }

    /** A value as it may be reported. */
    static String reported(String value) {
        return value.length() <= REPORTED_VALUE ? value : value.substring(0, REPORTED_VALUE);
    }
}
