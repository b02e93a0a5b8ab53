// Reads one JSON object a line ({protocol, schema, payload}) and answers one line each: "valid", or the error code and what is wrong.
const validators = new Map(require('ocpp-rpc/lib/standard-validators').map(v => [v.subprotocol, v]));
const lines = require('readline').createInterface({ input: process.stdin });

lines.on('line', line => {
    const { protocol, schema, payload } = JSON.parse(line);
    try {
        validators.get(protocol).validate(schema, payload);
        console.log('valid');
    } catch (e) {
        console.log(`${e.rpcErrorCode}: ${e.message}`);
    }
});
