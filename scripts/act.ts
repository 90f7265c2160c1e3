/** `npm run test:act`: the bundled action in a runner, act, which Go builds into `.cache` once. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { run } from "./run.ts";

const version = "v0.2.89";
const root = join(import.meta.dirname, "..");
const folder = join(root, ".cache/act", version);
const act = join(folder, process.platform === "win32" ? "act.exe" : "act");

if (!existsSync(act)) run("go", ["install", `github.com/nektos/act@${version}`], { GOBIN: folder });
const dist = mkdtempSync(join(tmpdir(), "icebranch-dist-"));
process.on("exit", () => rmSync(dist, { recursive: true, force: true }));
run("rolldown", ["-c", "rolldown.config.ts", "-d", dist, "--log-level", "silent"]);
run(process.execPath, ["--test", "__tests__/act/*.act.ts"], {
  ICEBRANCH_TEST_ACT: act,
  ICEBRANCH_TEST_DIST: dist,
  // act runs actions with the first Node on PATH, whatever action.yml asks for.
  PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
});
