#!/usr/bin/env node
/**
 * The terminal's door. An older Node cannot even read the rest of the program, so nothing is
 * imported before its version is known.
 */

const needed = 24;

if (Number.parseInt(process.versions.node, 10) >= needed) {
  const { runInThisTerminal } = await import("./this-terminal.ts");
  await runInThisTerminal();
} else {
  process.stderr.write(
    `icebranch: Node.js ${needed} or newer is needed, and this is ${process.versions.node} (IB902).\n` +
      "Install a newer one, or run npm start in a clone: it brings one along.\n",
  );
  process.exitCode = 3;
}
