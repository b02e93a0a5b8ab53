package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.busbar.ocpp.messages.common.CustomData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one type with fields of its sender's choice. */
record CustomDataType(JsonType vendorId) implements JsonType {

    private static final String VENDOR_ID = "vendorId";

    @Override
    public Object read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw Violation.type("an object");
        }
        String vendor = null;
        Map<String, Object> extra = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            if (!name.equals(VENDOR_ID)) {
                extra.put(name, FreeType.INSTANCE.read(in));
            } else {
                vendor = vendor(in);
            }
        }
        if (vendor == null) {
            throw Violation.occurrence("required").in(VENDOR_ID);
        }
        return new CustomData(vendor, extra);
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        CustomData data = (CustomData) value;
        if (data.vendorId() == null) {
            throw Violation.occurrence("required").in(VENDOR_ID);
        }
        out.writeStartObject();
        out.writeFieldName(VENDOR_ID);
        try {
            vendorId.write(out, data.vendorId());
        } catch (Violation e) {
            throw e.in(VENDOR_ID);
        }
        for (Map.Entry<String, Object> field : data.extra().entrySet()) {
            if (!field.getKey().equals(VENDOR_ID)) {
                out.writeFieldName(field.getKey());
                FreeType.INSTANCE.write(out, field.getValue());
            }
        }
        out.writeEndObject();
    }

    private String vendor(JsonParser in) throws IOException {
        try {
            return (String) vendorId.read(in);
        } catch (Violation e) {
            throw e.in(VENDOR_ID);
        }
    }
}
