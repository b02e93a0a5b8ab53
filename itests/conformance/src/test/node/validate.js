// Holds the frames of a file, a JSON object {schema, payload} a line, against ocpp-rpc's strict validators of OCPP 2.0.1; says what does not fit.
const validator = require('ocpp-rpc/lib/standard-validators').find(v => v.subprotocol === 'ocpp2.0.1');
let wrong = 0;
let count = 0;
for (const line of require('fs').readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const { schema, payload } = JSON.parse(line);
  count++;
  try {
    validator.validate(schema, payload);
  } catch (e) {
    wrong++;
    console.log(`${schema} ${e.rpcErrorCode}: ${e.message} in ${JSON.stringify(payload).slice(0, 500)}`);
  }
}
console.log(`${count} frames, ${wrong} wrong`);
process.exit(wrong ? 1 : 0);
