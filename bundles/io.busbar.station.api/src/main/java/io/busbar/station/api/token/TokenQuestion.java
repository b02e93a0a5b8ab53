package io.busbar.station.api.token;

import io.busbar.ocpp.messages.common.IdToken;
import java.util.OptionalInt;

/** Whether a token may charge. @param evseId where, if known */
public record TokenQuestion(IdToken idToken, OptionalInt evseId) {}
