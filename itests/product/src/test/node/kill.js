// Kills the shipped charger at random instants of transactions, online and offline: afterwards the CSMS holds each transaction once, complete.
// usage: node kill.js CHARGER DATA KILLS SEED
'use strict';
const { state, patience, transactions, until, freePort, listen, expect, plant, start, checkTransactions, finish } = require('./station');

const kills = Number(process.argv[4]);
let seed = Number(process.argv[5]);

// Any small generator will do, as long as the seed gives the same instants (Park and Miller).
function random(below) {
  seed = (seed * 48271) % 2147483647;
  return seed % below;
}

// Transactions that somebody at the station has seen: what is shown or done was stored before, so the CSMS must hear of each.
const shown = new Set();

async function look() {
  await fetch(`http://127.0.0.1:${state.plantPort}/plant/state`).then(r => r.json()).then(plant => {
    for (const evse of plant.evses || []) {
      if (evse.station && evse.station.transactionId) {
        shown.add(evse.station.transactionId);
      }
    }
  }, () => {});
}

const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

async function quietly(act, body) {
  // the station may be dead by then
  await fetch(`http://127.0.0.1:${state.plantPort}/plant/${act}`, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
    .then(async r => { if (!r.ok) { console.log(act + ' ' + r.status + ' ' + await r.text()); } }, () => {});
}

async function main() {
  console.log('seed ' + seed);
  state.quiet = true;
  const port = await freePort();
  state.plantPort = await freePort();
  let server = await listen(port);
  start(port);
  await until('boot', () => state.client !== null);
  for (let kill = 1; kill <= kills; kill++) {
    const offline = random(3) === 0;
    const many = random(3) === 0;
    if (offline) {
      await server.close({ force: true });
    }
    const act = (async () => {
      await quietly('plugIn', { evseId: 1, connectorId: 1 });
      await quietly('swipe', { evseId: 1, idToken: 'AABBCCDD', type: 'ISO14443' });
      const charges = 900 + random(400);
      if (many) {
        // a second transaction beside it, with messages as fast as they can be made durable
        quietly('flood', { evseId: 2, messages: 2000 });
      }
      await pause(charges / 2);
      await look();
      await pause(charges / 2);
      await quietly('ev', { evseId: 1, ready: false });
      await quietly('ev', { evseId: 1, ready: true });
      await look();
      await quietly('swipe', { evseId: 1, idToken: 'AABBCCDD', type: 'ISO14443' });
    })();
    await pause(random(3000));
    const dead = new Promise(resolve => state.station.once('exit', resolve));
    state.station.kill('SIGKILL');
    await dead;
    await act;
    if (offline) {
      server = await listen(port);
    }
    state.client = null;
    const begin = Date.now();
    start(port);
    await until('the station after kill ' + kill, () => state.client !== null);
    console.log('kill ' + kill + (offline ? ' offline' : '') + (many ? ' with many messages' : '') + ', back in ' + (Date.now() - begin) + ' ms, ' + transactions.size + ' transactions');
    for (let tries = 0; tries < 600 * patience && !(await fetch(`http://127.0.0.1:${state.plantPort}/plant`).then(r => r.ok, () => false)); tries++) {
      await pause(100);
    }
    await plant('reset', {});
    await pause(300);
  }
  const complete = () => [...shown].every(id => transactions.has(id))
    && [...transactions.values()].every(events => [...events.values()].some(event => event.eventType === 'Ended'));
  await until('the end of every transaction', complete);
  await pause(1000);
  checkTransactions();
  for (const id of shown) {
    expect(transactions.has(id), id + ' was shown at the station, and the CSMS never heard of it');
  }
  console.log(shown.size + ' transactions were seen at the station');
  expect(transactions.size >= kills / 4, 'only ' + transactions.size + ' transactions in ' + kills + ' kills');
}

finish(main());
