/**
 * Preloaded into a run of icebranch (`node --import`): ends the process as a power cut would, in
 * the middle of its n-th write. `ICEBRANCH_TEST_KILL_AT` says which; files count from their
 * making to their last byte, the database from `begin` to after `commit`.
 */
import fs, { type PathLike } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import process from "node:process";
import { DatabaseSync, StatementSync } from "node:sqlite";

const killAt = Number(process.env.ICEBRANCH_TEST_KILL_AT);
let writes = 0;

function write(): void {
  writes++;
  if (writes === killAt) process.kill(process.pid, "SIGKILL");
}

/** Makes a method count as a write just before it does its work. */
function count<Name extends string>(
  owner: { [name in Name]: (...args: never[]) => unknown },
  name: Name,
): void {
  const original = owner[name];
  const counted = function (this: unknown, ...args: never[]) {
    write();
    return original.apply(this, args);
  };
  Object.assign(owner, { [name]: counted });
}

const { open } = fs.promises;
fs.promises.open = async function openForWriting(path, flags, mode) {
  if (flags === undefined || flags === "r" || flags === fs.constants.O_RDONLY)
    return open(path, flags, mode);
  write();
  const file = await open(path, flags, mode);
  const { writeFile } = file;
  file.writeFile = async function inTwoHalves(data, options) {
    const bytes = Buffer.from(data as Uint8Array);
    const middle = bytes.length >> 1;
    await writeFile.call(file, bytes.subarray(0, middle), options);
    write();
    await writeFile.call(file, bytes.subarray(middle), options);
  };
  count(file, "sync");
  return file;
};
count(fs.promises, "rm");
count(fs, "renameSync");
count(fs, "fsyncSync");
const { writeFileSync } = fs;
fs.writeFileSync = (file: PathLike | number, data) => {
  const bytes = Buffer.from(data as Uint8Array);
  writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
  write();
  writeFileSync(file, bytes.subarray(bytes.length >> 1), { flag: "a" });
};
syncBuiltinESMExports();

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function execCounted(sql) {
  write();
  exec.call(this, sql);
  if (sql === "commit") write();
};
count(StatementSync.prototype, "run");
