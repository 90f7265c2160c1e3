#!/usr/bin/env node
// src/cli.ts
/**
* The terminal's door. An older Node cannot even read the rest of the program, so nothing is
* imported before its version is known.
*/
const needed = 24;
if (Number.parseInt(process.versions.node, 10) >= needed) {
	const { runInThisTerminal } = await import("./this-terminal.js");
	await runInThisTerminal();
} else {
	process.stderr.write(`icebranch: Node.js ${needed} or newer is needed, and this is ${process.versions.node} (IB902).\nInstall a newer one, or run npm start in a clone: it brings one along.
`);
	process.exitCode = 3;
}
export {};
