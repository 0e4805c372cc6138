// What a program's bytes are: the code of each module, told by the names of functions, and the data.
import { namedFunctions } from './named-functions.mjs';

// This package's own modules, wherever in a name they stand: a list of clusters is dropped for the clusters' sake.
const OWN = /\b(aks_network_planner|app::ui|annex)::(\w+)/;

/** Whose a function of this name is: a module of the engine, a folder of the page, the worker's door, or a crate. */
export function writerOf(name) {
  const [, home, module] = name.match(OWN) ?? [];
  if (home) return { aks_network_planner: module, 'app::ui': `ui/${module}`, annex: home }[home];
  const [, crate] = name.match(/\b([a-z]\w*)(?:\[\w+\])?::/) ?? [];
  return crate ? `crate ${crate}` : 'without a name';
}

/** A program's bytes by whose they are, as a `Map` to lists of pieces. */
export function partsOf(module) {
  const { functions, data } = namedFunctions(module);
  const parts = new Map([['data', [data]]]);
  for (const { name, code } of functions) {
    const writer = writerOf(name);
    if (!parts.has(writer)) parts.set(writer, []);
    parts.get(writer).push(code);
  }
  return parts;
}
