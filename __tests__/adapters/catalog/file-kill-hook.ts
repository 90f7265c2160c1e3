/**
 * Preloaded into a process (`node --import`): ends it as a power cut would, just before its n-th
 * change of the disk, a file's bytes being two. `ICEBRANCH_TEST_KILL_AT` says which.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import process from "node:process";

const killAt = Number(process.env.ICEBRANCH_TEST_KILL_AT);
let changes = 0;

function change(): void {
  changes++;
  if (changes === killAt) process.kill(process.pid, "SIGKILL");
}

const methods = fs.promises as unknown as {
  [name: string]: (this: unknown, ...args: unknown[]) => unknown;
};
for (const name of ["link", "unlink", "rename", "rm", "writeFile", "mkdir"]) {
  const original = methods[name];
  methods[name] = function (...args) {
    change();
    return original?.apply(this, args);
  };
}
const { open } = fs.promises;
fs.promises.open = async function openCounted(path, flags, mode) {
  if (flags === undefined || flags === "r") return open(path, flags, mode);
  change();
  const file = await open(path, flags, mode);
  const { writeFile, sync } = file;
  file.writeFile = async (data, options) => {
    const bytes = Buffer.from(data as Uint8Array);
    await writeFile.call(file, bytes.subarray(0, bytes.length >> 1), options);
    change();
    await writeFile.call(file, bytes.subarray(bytes.length >> 1), options);
  };
  file.sync = () => {
    change();
    return sync.call(file);
  };
  return file;
};
syncBuiltinESMExports();
