package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** What was measured; Energy.Active.Import.Register where none is named. */
public enum Measurand implements WireEnum {

    CurrentExport("Current.Export"),
    @Since21 CurrentExportOffered("Current.Export.Offered"),
    @Since21 CurrentExportMinimum("Current.Export.Minimum"),
    CurrentImport("Current.Import"),
    @Since21 CurrentImportOffered("Current.Import.Offered"),
    @Since21 CurrentImportMinimum("Current.Import.Minimum"),
    CurrentOffered("Current.Offered"),
    @Since21 DisplayPresentSOC("Display.PresentSOC"),
    @Since21 DisplayMinimumSOC("Display.MinimumSOC"),
    @Since21 DisplayTargetSOC("Display.TargetSOC"),
    @Since21 DisplayMaximumSOC("Display.MaximumSOC"),
    @Since21 DisplayRemainingTimeToMinimumSOC("Display.RemainingTimeToMinimumSOC"),
    @Since21 DisplayRemainingTimeToTargetSOC("Display.RemainingTimeToTargetSOC"),
    @Since21 DisplayRemainingTimeToMaximumSOC("Display.RemainingTimeToMaximumSOC"),
    @Since21 DisplayChargingComplete("Display.ChargingComplete"),
    @Since21 DisplayBatteryEnergyCapacity("Display.BatteryEnergyCapacity"),
    @Since21 DisplayInletHot("Display.InletHot"),
    EnergyActiveExportInterval("Energy.Active.Export.Interval"),
    EnergyActiveExportRegister("Energy.Active.Export.Register"),
    EnergyActiveImportInterval("Energy.Active.Import.Interval"),
    EnergyActiveImportRegister("Energy.Active.Import.Register"),
    @Since21 EnergyActiveImportCableLoss("Energy.Active.Import.CableLoss"),
    @Since21 EnergyActiveImportLocalGenerationRegister("Energy.Active.Import.LocalGeneration.Register"),
    EnergyActiveNet("Energy.Active.Net"),
    @Since21 EnergyActiveSetpointInterval("Energy.Active.Setpoint.Interval"),
    EnergyApparentExport("Energy.Apparent.Export"),
    EnergyApparentImport("Energy.Apparent.Import"),
    EnergyApparentNet("Energy.Apparent.Net"),
    EnergyReactiveExportInterval("Energy.Reactive.Export.Interval"),
    EnergyReactiveExportRegister("Energy.Reactive.Export.Register"),
    EnergyReactiveImportInterval("Energy.Reactive.Import.Interval"),
    EnergyReactiveImportRegister("Energy.Reactive.Import.Register"),
    EnergyReactiveNet("Energy.Reactive.Net"),
    @Since21 EnergyRequestTarget("EnergyRequest.Target"),
    @Since21 EnergyRequestMinimum("EnergyRequest.Minimum"),
    @Since21 EnergyRequestMaximum("EnergyRequest.Maximum"),
    @Since21 EnergyRequestMinimumV2X("EnergyRequest.Minimum.V2X"),
    @Since21 EnergyRequestMaximumV2X("EnergyRequest.Maximum.V2X"),
    @Since21 EnergyRequestBulk("EnergyRequest.Bulk"),
    Frequency("Frequency"),
    PowerActiveExport("Power.Active.Export"),
    PowerActiveImport("Power.Active.Import"),
    @Since21 PowerActiveSetpoint("Power.Active.Setpoint"),
    @Since21 PowerActiveResidual("Power.Active.Residual"),
    @Since21 PowerExportMinimum("Power.Export.Minimum"),
    @Since21 PowerExportOffered("Power.Export.Offered"),
    PowerFactor("Power.Factor"),
    @Since21 PowerImportOffered("Power.Import.Offered"),
    @Since21 PowerImportMinimum("Power.Import.Minimum"),
    PowerOffered("Power.Offered"),
    PowerReactiveExport("Power.Reactive.Export"),
    PowerReactiveImport("Power.Reactive.Import"),
    SoC("SoC"),
    Voltage("Voltage"),
    @Since21 VoltageMinimum("Voltage.Minimum"),
    @Since21 VoltageMaximum("Voltage.Maximum");

    private final String wire;

    Measurand(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
