// Prints the path of a Chromium, after installing one where there is none: the test tool's download, else,
// for root on Debian and its kin, the system's package.
import { spawnSync } from 'node:child_process';
import { install } from '@puppeteer/browsers';
import { chromium, FETCHED } from './chromium.mjs';

console.log(chromium() ?? (await download()) ?? packaged() ?? giveUp());

async function download() {
  console.error(`Installing Chrome ${FETCHED.buildId}, which the journeys are run in`);
  try {
    return (await install(FETCHED)).executablePath;
  } catch (error) {
    console.error(`It could not be downloaded (${error.message.split("\n")[0]}).`);
  }
}

function packaged() {
  if (process.getuid?.() !== 0) return;
  console.error("Installing the system's package chromium, which the journeys are run in");
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2] }).status === 0;
  if (apt('update') && apt('install', '--yes', '--no-install-recommends', 'chromium')) return chromium();
}

function giveUp() {
  console.error('Install Chromium or Chrome, or name one in the variable CHROMIUM: the journeys are run in it.');
  process.exit(1);
}
