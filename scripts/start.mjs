/**
 * `npm start` in a fresh clone, with whatever Node there is: plays the demo on Node 24, which comes
 * with `npm ci` where it is not there. Written for Node 20, on which it may run itself.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

const needed = 24;
const root = fileURLToPath(new URL("..", import.meta.url));

const node = suitableNode() ?? installNode() ?? refuse();
const demo = spawnSync(node, [`${root}dist/cli.js`, "demo", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = demo.status ?? 3;

/** This Node where it is new enough, else the one among the installed packages. */
function suitableNode() {
  if (Number.parseInt(process.versions.node, 10) >= needed) return process.execPath;
  const folder = `${root}node_modules/${packageName()}/bin/`;
  return [`${folder}node`, `${folder}node.exe`].find((path) => existsSync(path));
}

function packageName() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  return `node-${platform}-${process.arch}`;
}

/** Only Node itself comes: everything else that icebranch is made of is in `dist` already. */
function installNode() {
  process.stderr.write(`Fetching Node.js ${needed}, since this is ${process.versions.node}.\n`);
  const options = { cwd: root, stdio: ["ignore", "ignore", "inherit"], shell: isWindows() };
  spawnSync("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"], options);
  return suitableNode();
}

/** There npm is a script, which only a shell can start. */
function isWindows() {
  return process.platform === "win32";
}

function refuse() {
  process.stderr.write(
    `icebranch: Node.js ${needed} or newer is needed, and none could be had for ${process.platform} on ${process.arch} (IB902).\n` +
      "Install it from https://nodejs.org, then run npm start again.\n",
  );
  process.exit(3);
}
