// Holds frames, a JSON object {schema, payload} a line, against ocpp-rpc's strict validators of OCPP 2.0.1; answers each with a line: "fits", or why not.
const validator = require('ocpp-rpc/lib/standard-validators').find(v => v.subprotocol === 'ocpp2.0.1');
require('readline').createInterface({ input: process.stdin }).on('line', line => {
  const { schema, payload } = JSON.parse(line);
  let verdict = 'fits';
  try {
    validator.validate(schema, payload);
  } catch (e) {
    verdict = `${schema} ${e.rpcErrorCode}: ${e.message} in ${JSON.stringify(payload).slice(0, 500)}`.replace(/\n/g, ' ');
  }
  process.stdout.write(verdict + '\n');
});
