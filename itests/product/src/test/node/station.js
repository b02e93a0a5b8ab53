// A CSMS in strict mode, the plant's HTTP, and the shipped charger as a process: what the scenarios share.
'use strict';
const { RPCServer } = require('ocpp-rpc');
const { spawn } = require('child_process');
const net = require('net');

const [charger, data] = process.argv.slice(2);
const problems = [];
const transactions = new Map();
const lastHeard = new Map();
const calls = [];
const waiters = [];
const state = { client: null, station: null, plantPort: 0, quiet: false, connection: 0, repeated: 0 };

function problem(text) {
  problems.push(text);
  console.log('PROBLEM ' + text);
}

function say(text) {
  if (!state.quiet) {
    console.log(text);
  }
}

function wake() {
  for (const waiter of waiters.splice(0)) {
    if (!waiter.try()) {
      waiters.push(waiter);
    }
  }
}

// Waits until the condition gives something, told by what comes in. Upper limits are for a loaded machine; TEST_PATIENCE multiplies them.
const patience = Number(process.env.TEST_PATIENCE || 1);

function until(what, condition, seconds = 90) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('waited in vain for ' + what)), seconds * patience * 1000);
    const waiter = {
      try() {
        const value = condition();
        if (value) {
          clearTimeout(timer);
          resolve(value);
        }
        return value;
      },
    };
    if (!waiter.try()) {
      waiters.push(waiter);
    }
  });
}

// Ports that nobody else uses while they are not bound: those that whoever starts this has reserved, or else any.
const reserved = (process.env.TEST_PORTS || '').split(',').filter(Boolean).map(Number);

function freePort() {
  if (reserved.length > 0) {
    return Promise.resolve(reserved.shift());
  }
  return new Promise(resolve => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const now = () => new Date().toISOString();

const answers = {
  BootNotification: () => ({ currentTime: now(), interval: 300, status: 'Accepted' }),
  Heartbeat: () => ({ currentTime: now() }),
  StatusNotification: () => ({}),
  Authorize: ({ idToken }) => ({ idTokenInfo: { status: idToken.idToken.startsWith('BAD') ? 'Invalid' : 'Accepted' } }),
  MeterValues: () => ({}),
  NotifyReport: () => ({}),
  SecurityEventNotification: () => ({}),
  LogStatusNotification: () => ({}),
  FirmwareStatusNotification: () => ({}),
  NotifyCustomerInformation: () => ({}),
  TransactionEvent: params => {
    const id = params.transactionInfo.transactionId;
    const held = transactions.get(id) || new Map();
    transactions.set(id, held);
    // what is told again after the link was lost is told as offline (E11.FR.07)
    const said = ({ offline, ...rest }) => JSON.stringify(rest);
    if (held.has(params.seqNo) && said(held.get(params.seqNo)) !== said(params)) {
      problem('seqNo ' + params.seqNo + ' of ' + id + ' means two things');
    }
    // again is allowed only where the answer may have been lost: after the link was
    const heardOn = lastHeard.get(id + params.seqNo);
    if (heardOn === state.connection) {
      problem('seqNo ' + params.seqNo + ' of ' + id + ' came twice on one connection');
    }
    state.repeated += heardOn === undefined ? 0 : 1;
    lastHeard.set(id + params.seqNo, state.connection);
    held.set(params.seqNo, params);
    return params.idToken ? { idTokenInfo: { status: 'Accepted' } } : {};
  },
};

async function listen(port) {
  const server = new RPCServer({ protocols: ['ocpp2.0.1'], strictMode: true });
  server.auth(accept => accept());
  server.on('client', connected => {
    state.client = connected;
    state.connection++;
    connected.on('strictValidationFailure', event => problem('strict: ' + (event.method || '') + ' ' + event.error.message
      + ' ' + JSON.stringify(event.params || event.result || {}).slice(0, 300)));
    connected.on('badMessage', event => problem('bad message: ' + String(event.buffer || event.payload).slice(0, 300)));
    connected.handle(({ method, params }) => {
      calls.push({ method, params });
      say('--> ' + method + ' ' + JSON.stringify(params).slice(0, 160));
      const answer = answers[method];
      if (!answer) {
        problem('unexpected ' + method);
        return {};
      }
      const result = answer(params);
      setImmediate(wake);
      return result;
    });
    connected.on('close', () => { if (state.client === connected) { state.client = null; } setImmediate(wake); });
    setImmediate(wake);
  });
  await server.listen(port, '127.0.0.1');
  return server;
}

async function call(method, params) {
  const result = await state.client.call(method, params);
  say('<-- ' + method + ' ' + JSON.stringify(result).slice(0, 160));
  return result;
}

function expect(condition, text) {
  if (!condition) {
    problem(text);
  }
}

async function plant(act, body) {
  const response = await fetch(`http://127.0.0.1:${state.plantPort}/plant/${act}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  if (!response.ok) {
    problem('plant ' + act + ': ' + response.status + ' ' + await response.text());
  }
}

const seen = (from, method, test = () => true) => calls.slice(from).find(c => c.method === method && test(c.params));

function start(csmsPort) {
  state.station = spawn(charger + '/bin/busbar', ['run', '--csms', 'ws://127.0.0.1:' + csmsPort, '--id', 'STRICT01', '--data', data], {
    env: { ...process.env, BUSBAR_PLANT_PORT: String(state.plantPort) }, stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function checkTransactions() {
  for (const [id, events] of transactions) {
    const all = [...events.values()];
    const count = type => all.filter(event => event.eventType === type).length;
    expect(count('Started') === 1 && count('Ended') === 1, id + ' is not Started once and Ended once');
    expect(Math.max(...events.keys()) === events.size - 1, id + ' has holes');
  }
}

function finish(scenario) {
  scenario.catch(error => problem(error.stack)).finally(() => {
    if (state.station) {
      state.station.kill('SIGTERM');
    }
    console.log(problems.length + ' problems, ' + calls.length + ' calls of the station, ' + transactions.size + ' transactions, '
      + state.repeated + ' messages heard again');
    setTimeout(() => process.exit(problems.length === 0 ? 0 : 1), 500);
  });
}

module.exports = { state, patience, calls, transactions, until, freePort, listen, call, expect, plant, seen, start, checkTransactions, finish };
