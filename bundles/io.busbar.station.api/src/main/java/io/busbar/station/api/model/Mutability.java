package io.busbar.station.api.model;

/** What the CSMS may do with a variable. */
public enum Mutability {
    READ_ONLY, WRITE_ONLY, READ_WRITE
}
