// Reads one request a line on stdin, answers one line on stdout, ends when stdin does: a server that dies takes it
// along.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { templates, fonts } = JSON.parse(process.argv[2]);
// By require, because NODE_PATH names the folder that holds the compiler and imports do not read it.
const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');
const fontFiles = fonts.map((path) => readFileSync(path));
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: fontFiles }] });
const printable = coverage(fontFiles[0]);
const plain = new Map([['≥', '>='], ['≤', '<='], ['≠', '<>'], ['≈', '~'], ['→', '->'], ['■', '-'], ['●', '-']]);
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}]/u;

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { id: request.id, pdf: render(request).toString('base64') };
  } catch (error) {
    answer = { id: request.id, error: explain(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}

function render({ type, record, qr, hash, createdAt }) {
  const { text, replaced } = legible(record);
  shadow('registro.json', record); // attached as it is, byte for byte
  shadow('imprimible.json', text);
  shadow('qr.svg', qr);
  const compiled = compiler.compile({
    mainFilePath: join(templates, `${type}.typ`),
    inputs: { hash, replaced: String(replaced) },
    resetRead: true,
  });
  if (compiled.hasError()) throw compiled.takeDiagnostics() ?? new Error('The template does not compile.');
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-3a', creationTimestamp: createdAt });
  compiler.evictCache(5);
  return pdf;
}

function shadow(name, text) {
  compiler.mapShadow(join(templates, name), Buffer.from(text, 'utf8'));
}

// PDF/A refuses a character that the typeface lacks, and a club's title may hold any: such a one is printed as its
// plain spelling or a question mark, the document says so, and the attached record keeps what was written. Controls and
// marks that reorder what is read are left out: a document must read as it was written.
function legible(record) {
  let replaced = 0;
  const letter = (character) => {
    if (character === '\n' || character === '\t') return character;
    if (unseen.test(character)) return '';
    if (printable.has(character.codePointAt(0))) return character;
    if (plain.has(character)) return plain.get(character);
    replaced += 1;
    return '?';
  };
  const text = JSON.stringify(JSON.parse(record), (name, value) =>
    typeof value === 'string' ? Array.from(value.normalize('NFC'), letter).join('') : value);
  return { text, replaced };
}

// The characters in a TrueType font's cmap, format 4 (the basic plane) or 12 (all).
function coverage(font) {
  const tables = font.readUInt16BE(4);
  let cmap = 0;
  for (let i = 0; i < tables; i++) {
    const entry = 12 + i * 16;
    if (font.toString('latin1', entry, entry + 4) === 'cmap') cmap = font.readUInt32BE(entry + 8);
  }
  const codes = new Set();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(table);
    if (format === 4) segments(font, table, codes);
    if (format === 12) groups(font, table, codes);
  }
  return codes;
}

function segments(font, table, codes) {
  const size = font.readUInt16BE(table + 6);
  for (let at = 0; at < size; at += 2) {
    const end = font.readUInt16BE(table + 14 + at);
    const start = font.readUInt16BE(table + 16 + size + at);
    for (let code = start; code <= end && code < 0xffff; code++) codes.add(code);
  }
}

function groups(font, table, codes) {
  for (let i = 0; i < font.readUInt32BE(table + 12); i++) {
    const group = table + 16 + i * 12;
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code++) codes.add(code);
  }
}

function explain(error) {
  const found = error?.shortDiagnostics;
  if (found) return found.map((d) => [d.package, d.path, d.range, d.message].filter(Boolean).join(' ')).join('; ');
  return String(error?.code ?? error?.message ?? error).slice(0, 4000);
}
