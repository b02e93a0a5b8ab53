package io.busbar.driver.api.meter;

import io.busbar.driver.api.meter.MeterReading.SignedReading;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/**
 * A meter that signs whole transactions, as calibration law asks for (OCMF and its like): it is ordered to begin and to end one, and puts the
 * identification of the customer under its signature. Registered as a {@link MeterDriver} service; who wants to order asks whether the driver is
 * one of these. A meter that only signs each reading is a plain {@link MeterDriver} with {@link MeterReading#signed}.
 *
 * <p>
 * All orders fail with {@link io.busbar.driver.api.DriverException} when the meter refuses, is lost, or does not answer within fifteen seconds. The signed text is passed on as it is, byte for byte: it is never parsed and written anew.
 *
 * <p>
 * <b>Power cuts, lost meters and replaced drivers.</b> The transaction is the meter's: it goes on without the driver. {@link #open} says which one is
 * open, to whoever has lost track of it; {@link #end} ends that one too, with its signed record. Nothing is ended by a driver on its own.
 */
@ConsumerType
public interface SigningMeterDriver extends MeterDriver {

    /** The public key by which the meter's records are verified; without a reading, and also while a transaction is open. */
    Promise<MeterKey> publicKey();

    /** The transaction that is open in the meter; empty if none is. */
    Promise<Optional<String>> open();

    /**
     * Begins a transaction. Fails while another one is open.
     *
     * @return the signed record of the beginning; empty for a meter that makes one at the end only
     */
    Promise<Optional<SignedReading>> begin(MeterTransaction transaction);

    /**
     * Ends a transaction. Ending the one that was ended last gives the same record again, so that an answer that was lost can be asked for anew.
     *
     * @param id of the open transaction, or of the one that was ended last; fails for another
     * @return the signed record, which covers beginning and end
     */
    Promise<SignedReading> end(String id);
}
