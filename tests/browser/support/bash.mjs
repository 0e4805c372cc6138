// What bash makes of commands that the page offers.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The tools that commands name, which do nothing here. */
const TOOLS = ['az', 'kubectl', 'curl', 'nslookup', 'jq', 'sh', 'grep'];

/** Reads each command as the body of a function, then runs it; tells what is no command, and what calls anything else. */
const RUN = `
PATH=/nowhere
for tool in ${TOOLS.join(' ')}; do eval "$tool() { :; }"; done
command_not_found_handle() { printf 'called %s\\n' "$1" >&3; }
exec 3>&1 >/dev/null 2>&1
while IFS= read -r -d '' line; do
  unset -f body
  eval "body() { $line
}"
  if declare -F body; then (body </dev/null); else printf 'no command: %s\\n' "$line" >&3; fi
done
exit 0
`;

/** What of these commands cannot be read, runs anything but the tools that they name, or writes a file. */
export function strayCalls(commands) {
  // What the design does not hold stands in angle brackets, to be filled in.
  const filled = commands.map((command) => `${command.replace(/<[a-z][a-z-]*>/g, 'filled')}\0`);
  const folder = mkdtempSync(join(tmpdir(), 'commands-'));
  try {
    const { status, stdout } = spawnSync('bash', ['-c', RUN], { cwd: folder, input: filled.join(''), encoding: 'utf8' });
    if (status !== 0) throw new Error(`bash ended with ${status}`);
    return [...stdout.split('\n').filter(Boolean), ...readdirSync(folder).map((name) => `wrote ${name}`)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
