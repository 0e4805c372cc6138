// Reads of a WebAssembly module what tells where its bytes come from: the code of each function with the name that the
// compiler gave it, and the data.
const SECTION = { CUSTOM: 0, IMPORT: 2, CODE: 10, DATA: 11 };
const KIND = { FUNCTION: 0, TABLE: 1, MEMORY: 2, GLOBAL: 3, TAG: 4 };
const FUNCTION_NAMES = 1;
const HEADER = 8;

/** `{ functions: [{ name, code }], data }` of a module; `name` is empty where the module names no functions. */
export function namedFunctions(module) {
  const found = { imported: 0, bodies: [], names: new Map(), data: Buffer.alloc(0) };
  const reader = new Reader(module, HEADER);
  while (!reader.ended) {
    const id = reader.byte();
    const section = reader.part();
    if (id === SECTION.IMPORT) found.imported = importedFunctions(section);
    if (id === SECTION.CODE) found.bodies = section.list(() => section.part().rest);
    if (id === SECTION.DATA) found.data = section.rest;
    if (id === SECTION.CUSTOM && section.text() === 'name') found.names = functionNames(section);
  }
  const functions = found.bodies.map((code, at) => ({ name: found.names.get(found.imported + at) ?? '', code }));
  return { functions, data: found.data };
}

// Functions are numbered from the imported ones on.
function importedFunctions(section) {
  const kinds = section.list(() => {
    section.text();
    section.text();
    const kind = section.byte();
    if (kind === KIND.TABLE) section.byte();
    if (kind === KIND.TABLE || kind === KIND.MEMORY) section.limits();
    if (kind === KIND.GLOBAL || kind === KIND.TAG) section.byte();
    if (kind === KIND.GLOBAL) section.byte();
    if (kind === KIND.FUNCTION || kind === KIND.TAG) section.number();
    return kind;
  });
  return kinds.filter((kind) => kind === KIND.FUNCTION).length;
}

function functionNames(section) {
  while (!section.ended) {
    const kind = section.byte();
    const part = section.part();
    if (kind === FUNCTION_NAMES) return new Map(part.list(() => [part.number(), part.text()]));
  }
  return new Map();
}

/** Goes through bytes from a place on. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get ended() {
    return this.at >= this.bytes.length;
  }

  get rest() {
    return this.bytes.subarray(this.at);
  }

  byte() {
    return this.bytes[this.at++];
  }

  // LEB128.
  number() {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.byte();
      value += (byte % 128) * unit;
      if (byte < 128) return value;
    }
  }

  limits() {
    const hasMost = this.byte() % 2 === 1;
    this.number();
    if (hasMost) this.number();
  }

  part() {
    const size = this.number();
    this.at += size;
    return new Reader(this.bytes.subarray(this.at - size, this.at));
  }

  text() {
    return this.part().rest.toString('utf8');
  }

  list(read) {
    return Array.from({ length: this.number() }, read);
  }
}
