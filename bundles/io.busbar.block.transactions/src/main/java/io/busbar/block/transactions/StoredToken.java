package io.busbar.block.transactions;

import io.busbar.ocpp.messages.common.AdditionalInfo;
import io.busbar.ocpp.messages.common.IdToken;
import java.util.List;

/** A token as it is kept; what vendors add to it is not. */
record StoredToken(String idToken, String type, List<Additional> additional) {

    record Additional(String idToken, String type) {}

    static StoredToken of(IdToken token) {
        List<AdditionalInfo> infos = token.additionalInfo() == null ? List.of() : token.additionalInfo();
        return new StoredToken(token.idToken(), token.type(),
                infos.stream().map(info -> new Additional(info.additionalIdToken(), info.type())).toList());
    }

    IdToken token() {
        List<AdditionalInfo> infos = additional.stream().map(a -> new AdditionalInfo(a.idToken(), a.type())).toList();
        return new IdToken(idToken, type, infos.isEmpty() ? null : infos);
    }

    boolean same(IdToken other) {
        return idToken.equalsIgnoreCase(other.idToken()) && type.equalsIgnoreCase(other.type());
    }
}
