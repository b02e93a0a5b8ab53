// Drives the shipped charger through a day of a station; every frame is held to the official schemas by a CSMS that nobody here wrote.
// usage: node peer.js CHARGER DATA     exit code 0: all went well
'use strict';
const http = require('http');
const { state, calls, transactions, until, freePort, listen, call, expect, plant, seen, start, checkTransactions, finish } = require('./station');

function variable(component, name, instance, evseId) {
  return {
    component: evseId ? { name: component, evse: { id: evseId } } : { name: component },
    variable: instance ? { name, instance } : { name },
  };
}

async function session() {
  let mark = calls.length;
  await plant('plugIn', { evseId: 1, connectorId: 1 });
  await until('Occupied', () => seen(mark, 'StatusNotification', p => p.connectorStatus === 'Occupied'));
  await plant('swipe', { evseId: 1, idToken: 'AABBCCDD', type: 'ISO14443' });
  const started = await until('Started', () => seen(mark, 'TransactionEvent', p => p.eventType === 'Started'));
  await until('Charging', () => seen(mark, 'TransactionEvent', p => p.transactionInfo.chargingState === 'Charging'));
  const id = started.params.transactionInfo.transactionId;
  expect((await call('GetTransactionStatus', { transactionId: id })).ongoingIndicator === true, 'E14: the transaction is not ongoing');
  await plant('ev', { evseId: 1, ready: false });
  await until('SuspendedEV', () => seen(mark, 'TransactionEvent', p => p.transactionInfo.chargingState === 'SuspendedEV'));
  await plant('ev', { evseId: 1, ready: true });
  await plant('swipe', { evseId: 1, idToken: 'AABBCCDD', type: 'ISO14443' });
  await until('Ended', () => seen(mark, 'TransactionEvent', p => p.eventType === 'Ended'));
  mark = calls.length;
  await plant('unplug', { evseId: 1, connectorId: 1 });
  await until('Available', () => seen(mark, 'StatusNotification', p => p.connectorStatus === 'Available'));
}

async function remote() {
  let mark = calls.length;
  const start = await call('RequestStartTransaction',
    { evseId: 2, remoteStartId: 7, idToken: { idToken: 'REMOTE01', type: 'Central' } });
  expect(start.status === 'Accepted', 'F02: remote start ' + start.status);
  await plant('plugIn', { evseId: 2, connectorId: 1 });
  const event = await until('remote Started', () => seen(mark, 'TransactionEvent', p => p.transactionInfo.remoteStartId === 7));
  const id = event.params.transactionInfo.transactionId;
  await until('Charging', () => seen(mark, 'TransactionEvent', p => p.transactionInfo.chargingState === 'Charging'));
  expect((await call('UnlockConnector', { evseId: 2, connectorId: 1 })).status === 'OngoingAuthorizedTransaction', 'F05.FR.02');
  const stop = await call('RequestStopTransaction', { transactionId: id });
  expect(stop.status === 'Accepted', 'F03: remote stop ' + stop.status);
  await until('Ended', () => seen(mark, 'TransactionEvent', p => p.eventType === 'Ended' && p.transactionInfo.transactionId === id));
  expect((await call('RequestStopTransaction', { transactionId: id })).status === 'Rejected', 'F03.FR.08');
  await plant('unplug', { evseId: 2, connectorId: 1 });
}

async function configuration() {
  const set = await call('SetVariables', { setVariableData: [
    { attributeValue: '2', ...variable('SampledDataCtrlr', 'TxUpdatedInterval') },
    { attributeValue: '77', ...variable('OCPPCommCtrlr', 'HeartbeatInterval') },
    { attributeValue: 'fast', ...variable('OCPPCommCtrlr', 'HeartbeatInterval') },
    { attributeValue: '1', ...variable('OCPPCommCtrlr', 'Nothing') },
    { attributeValue: '1', ...variable('NothingCtrlr', 'Nothing') },
  ] });
  const statuses = set.setVariableResult.map(r => r.attributeStatus).join();
  expect(statuses === 'Accepted,Accepted,Rejected,UnknownVariable,UnknownComponent', 'B05: ' + statuses);
  const get = await call('GetVariables', { getVariableData: [
    variable('OCPPCommCtrlr', 'HeartbeatInterval'), variable('SecurityCtrlr', 'BasicAuthPassword'),
    { ...variable('OCPPCommCtrlr', 'HeartbeatInterval'), attributeType: 'Target' }, variable('EVSE', 'AvailabilityState', undefined, 1),
  ] });
  expect(get.getVariableResult[0].attributeValue === '77', 'B06: value set is not value read');
  expect(get.getVariableResult[1].attributeStatus === 'Rejected', 'B06.FR.09: a password was read');
  expect(get.getVariableResult[2].attributeStatus === 'NotSupportedAttributeType', 'B06.FR.08');
  expect(get.getVariableResult[3].attributeValue === 'Available', 'EVSE 1 is ' + get.getVariableResult[3].attributeValue);
  for (const [requestId, reportBase] of [[1, 'FullInventory'], [2, 'ConfigurationInventory'], [3, 'SummaryInventory']]) {
    const mark = calls.length;
    expect((await call('GetBaseReport', { requestId, reportBase })).status === 'Accepted', 'B07: ' + reportBase);
    await until(reportBase, () => seen(mark, 'NotifyReport', p => p.requestId === requestId && !p.tbc));
  }
  const mark = calls.length;
  expect((await call('TriggerMessage', { requestedMessage: 'Heartbeat' })).status === 'Accepted', 'F06 Heartbeat');
  await until('Heartbeat', () => seen(mark, 'Heartbeat'));
  expect((await call('TriggerMessage', { requestedMessage: 'BootNotification' })).status === 'Rejected', 'F06.FR.17');
  expect((await call('TriggerMessage', { requestedMessage: 'SignCombinedCertificate' })).status === 'NotImplemented', 'F06.FR.08');
  expect((await call('DataTransfer', { vendorId: 'com.example' })).status === 'UnknownVendorId', 'P01.FR.05');
  expect((await call('ClearCache', {})).status === 'Accepted', 'C11.FR.03');
  const reservation = { id: 1, expiryDateTime: '2030-01-01T00:00:00Z', idToken: { idToken: 'A', type: 'Central' } };
  const refused = await state.client.call('ReserveNow', reservation).then(() => 'answered', error => error.rpcErrorCode || error.message);
  expect(refused === 'NotImplemented', 'a block that is not there: ' + refused);
}

// Lists, certificates, network profiles, logs, customers.
async function upkeep() {
  const card = { idToken: 'LISTED01', type: 'ISO14443' };
  expect((await call('SendLocalList', { versionNumber: 5, updateType: 'Full',
    localAuthorizationList: [{ idToken: card, idTokenInfo: { status: 'Accepted' } }] })).status === 'Accepted', 'D01');
  expect((await call('GetLocalListVersion', {})).versionNumber === 5, 'D02');
  expect((await call('SendLocalList', { versionNumber: 6, updateType: 'Differential',
    localAuthorizationList: [{ idToken: card }] })).status === 'Accepted', 'D01 differential');
  expect((await call('GetInstalledCertificateIds', {})).status === 'NotFound', 'M03.FR.02');
  expect((await call('InstallCertificate', { certificateType: 'CSMSRootCertificate', certificate: 'no certificate' })).status === 'Rejected', 'M05');
  expect((await call('DeleteCertificate', { certificateHashData: { hashAlgorithm: 'SHA256', issuerNameHash: 'aa', issuerKeyHash: 'bb',
    serialNumber: '1' } })).status === 'NotFound', 'M04.FR.02');
  expect((await call('SetNetworkProfile', { configurationSlot: 2, connectionData: { ocppVersion: 'OCPP20', ocppTransport: 'JSON',
    ocppCsmsUrl: 'ws://127.0.0.1:1/', messageTimeout: 30, securityProfile: 0, ocppInterface: 'Wired0' } })).status === 'Accepted', 'B09');
  let mark = calls.length;
  expect((await call('GetReport', { requestId: 10, componentCriteria: ['Problem', 'Enabled'] })).status === 'Accepted', 'B08');
  await until('the report', () => seen(mark, 'NotifyReport', p => p.requestId === 10 && !p.tbc));
  for (const requestedMessage of ['MeterValues', 'StatusNotification', 'LogStatusNotification', 'FirmwareStatusNotification']) {
    mark = calls.length;
    const evse = requestedMessage === 'StatusNotification' ? { evse: { id: 1, connectorId: 1 } } : {};
    expect((await call('TriggerMessage', { requestedMessage, ...evse })).status === 'Accepted', 'F06 ' + requestedMessage);
    await until(requestedMessage, () => seen(mark, requestedMessage));
  }
  const files = [];
  const drop = http.createServer((request, response) => {
    request.resume().on('end', () => {
      files.push(request.url.slice(1));
      response.writeHead(201).end();
    });
  });
  await new Promise(resolve => drop.listen(0, '127.0.0.1', resolve));
  for (const [requestId, logType] of [[20, 'DiagnosticsLog'], [21, 'SecurityLog']]) {
    mark = calls.length;
    const log = await call('GetLog', { logType, requestId, log: { remoteLocation: `http://127.0.0.1:${drop.address().port}/` } });
    expect(log.status === 'Accepted', 'N01: ' + log.status);
    await until(logType, () => seen(mark, 'LogStatusNotification', p => p.requestId === requestId && p.status === 'Uploaded'));
    expect(files.includes(log.filename), log.filename + ' is not among ' + files);
  }
  drop.close();
  mark = calls.length;
  expect((await call('CustomerInformation', { requestId: 30, report: true, clear: true, idToken: { idToken: 'AABBCCDD', type: 'ISO14443' } }))
    .status === 'Accepted', 'N10');
  await until('customer information', () => seen(mark, 'NotifyCustomerInformation', p => p.requestId === 30 && !p.tbc));
}

async function availability() {
  let mark = calls.length;
  expect((await call('ChangeAvailability', { operationalStatus: 'Inoperative', evse: { id: 2 } })).status === 'Accepted', 'G03');
  await until('Unavailable', () => seen(mark, 'StatusNotification', p => p.evseId === 2 && p.connectorStatus === 'Unavailable'));
  mark = calls.length;
  expect((await call('ChangeAvailability', { operationalStatus: 'Operative', evse: { id: 2 } })).status === 'Accepted', 'G03');
  await until('Available', () => seen(mark, 'StatusNotification', p => p.evseId === 2 && p.connectorStatus === 'Available'));
}

async function outage(server, port) {
  let mark = calls.length;
  await plant('plugIn', { evseId: 1, connectorId: 1 });
  await plant('swipe', { evseId: 1, idToken: 'AABBCCDD', type: 'ISO14443' });
  await until('Charging', () => seen(mark, 'TransactionEvent', p => p.transactionInfo.chargingState === 'Charging'));
  await server.close({ force: true });
  await until('offline', () => state.client === null);
  // it ends while nobody listens
  await plant('swipe', { evseId: 1, idToken: 'AABBCCDD', type: 'ISO14443' });
  await new Promise(resolve => setTimeout(resolve, 2000));
  mark = calls.length;
  const again = await listen(port);
  await until('the link', () => state.client !== null);
  await until('Ended', () => seen(mark, 'TransactionEvent', p => p.eventType === 'Ended' && p.offline === true));
  expect(!seen(mark, 'BootNotification'), 'BootNotification on a mere reconnect');
  await plant('unplug', { evseId: 1, connectorId: 1 });
  return again;
}

async function reset() {
  let mark = calls.length;
  await plant('plugIn', { evseId: 1, connectorId: 1 });
  await plant('swipe', { evseId: 1, idToken: 'AABBCCDD', type: 'ISO14443' });
  await until('Charging', () => seen(mark, 'TransactionEvent', p => p.transactionInfo.chargingState === 'Charging'));
  expect((await call('Reset', { type: 'OnIdle' })).status === 'Scheduled', 'B12.FR.01');
  expect((await call('Reset', { type: 'Immediate' })).status === 'Accepted', 'B12.FR.02');
  await until('Ended', () => seen(mark, 'TransactionEvent', p => p.eventType === 'Ended'
    && p.transactionInfo.stoppedReason === 'ImmediateReset'));
  const boot = await until('boot', () => seen(mark, 'BootNotification'));
  expect(boot.params.reason === 'RemoteReset', 'boot reason ' + boot.params.reason);
  await plant('unplug', { evseId: 1, connectorId: 1 }).catch(() => {});
}

async function main() {
  const port = await freePort();
  state.plantPort = await freePort();
  let server = await listen(port);
  start(port);
  await until('boot', () => seen(0, 'BootNotification'));
  await until('all connectors', () => seen(0, 'StatusNotification', p => p.evseId === 1) && seen(0, 'StatusNotification', p => p.evseId === 2));
  await configuration();
  await session();
  await remote();
  await upkeep();
  await availability();
  server = await outage(server, port);
  await reset();
  checkTransactions();
  expect(transactions.size === 4, transactions.size + ' transactions instead of 4');
}

finish(main());
