// How the table of bytes tells whose a function is.
import assert from 'node:assert/strict';
import test from 'node:test';
import { namedFunctions } from '../../scripts/bytes/named-functions.mjs';
import { partsOf, writerOf } from '../../scripts/bytes/parts.mjs';

test('a function is told to be of the module that wrote it, or for whose values it was made', () => {
  for (const [name, writer] of [
    ['aks_network_planner::net::carve::carve::h12ab', 'net'],
    ['aks_network_planner::overlap::Meeting::step::h12ab', 'overlap'],
    ['core::ptr::drop_in_place<aks_network_planner::design::cluster::Cluster>::h12ab', 'design'],
    ['<aks_network_planner::edit::Edit as core::cmp::PartialEq>::eq::h12ab', 'edit'],
    ['app::ui::map::view::{{closure}}::h12ab', 'ui/map'],
    ['annex::answer::h12ab', 'annex'],
    ['<T as reactive_graph::traits::Read>::try_read::h12ab', 'crate reactive_graph'],
    ['<core[c3b0]::iter::Map<I, F> as Iterator>::next', 'crate core'],
    ['memcpy', 'without a name'],
  ]) assert.equal(writerOf(name), writer, name);
});

test('imported functions, tables, memories and globals shift no name to another function', () => {
  const imports = [[0, 0], [1, 0x70, 1, 1, 2], [2, 0, 1], [3, 0x7f, 0], [0, 0]].map((kind) => [1, 0x6d, 1, 0x6e, ...kind]);
  const module = wasm(
    [2, [imports.length, ...imports.flat()]],
    [10, [2, 2, 0, 0x0b, 3, 0, 1, 0x0b]],
    [11, [1, 2, 3]],
    [0, [...text('name'), 0, 2, ...text('m'), ...sized(1, [2, 2, ...text('app::ui::map::f'), 3, ...text('std::g')])]],
  );
  assert.deepEqual(namedFunctions(module).functions.map(({ name, code }) => [name, code.length]), [['app::ui::map::f', 2], ['std::g', 3]]);
  const sizes = [...partsOf(module)].map(([part, pieces]) => [part, pieces.reduce((sum, { length }) => sum + length, 0)]);
  assert.deepEqual(sizes, [['data', 3], ['ui/map', 2], ['crate std', 3]]);
});

function wasm(...sections) {
  return Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flatMap(([id, bytes]) => sized(id, bytes))]);
}

// A section or a part of one; none here is longer than one byte can say.
function sized(id, bytes) {
  assert.ok(bytes.length < 128);
  return [id, bytes.length, ...bytes];
}

function text(words) {
  return [words.length, ...Buffer.from(words)];
}
