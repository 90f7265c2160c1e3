/** pyiceberg as these tests use it: one Python process for a list of actions. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";

export interface PyicebergAction {
  /** A function of pyiceberg_driver.py; the other keys are its arguments. */
  readonly do: string;
  readonly [argument: string]: unknown;
}

/** Runs the actions in order; throws pyiceberg's own words where one fails. */
export function pyiceberg(
  lake: string,
  ...actions: readonly PyicebergAction[]
): readonly unknown[] {
  const request = {
    catalogFile: join(lake, "catalog.db"),
    warehouse: join(lake, "warehouse"),
    actions,
  };
  const driver = join(import.meta.dirname, "pyiceberg_driver.py");
  const { status, stdout, stderr } = spawnSync(
    process.env.ICEBRANCH_TEST_PYTHON ?? "python3",
    [driver],
    { input: JSON.stringify(request), encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`pyiceberg failed:\n${stderr}`);
  return JSON.parse(stdout) as unknown[];
}
