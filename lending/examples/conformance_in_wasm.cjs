/**
 * The browser's half answers the conformance vectors with the same bytes as the server's, which `tests/conformance.rs`
 * compares with the same files. `node conformance_in_wasm.cjs FOLDER`, where FOLDER holds what was built.
 */
const fs = require('node:fs');
const path = require('node:path');

const { answer } = require(path.resolve(process.argv[2], 'conformance_in_wasm.js'));
const folder = path.join(__dirname, '..', 'tests', 'vectors');
const files = fs.readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const lines = files.flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').split('\n').filter(Boolean));
const wrong = lines.filter((line) => !line.endsWith(`"out":${answer(line)}}`));
for (const line of wrong) console.error(`${line}\n  is answered by ${answer(line)}`);
console.log(`${lines.length - wrong.length} passed, ${wrong.length} failed`);
process.exitCode = wrong.length === 0 ? 0 : 1;
