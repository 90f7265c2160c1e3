/** `demo` from the terminal: the verbs that it shows are this program's own. */
import { join } from "node:path";
import process from "node:process";
import { runDemo } from "./demo/demo.ts";
import type { Inputs } from "./inputs.ts";
import { runCommandLine, type Terminal } from "./terminal.ts";

export async function runDemoVerb({ folder }: Inputs, io: Terminal): Promise<number> {
  await runDemo({
    example: join(import.meta.dirname, "../examples/inventory"),
    ...(folder === undefined ? {} : { folder }),
    program: `${process.execPath} ${process.argv[1] ?? "icebranch"}`,
    out: (line) => io.out(`${line}\n`),
    icebranch: async (args, cwd) => ({
      exitStatus: await runCommandLine(args, { ...io, cwd }),
    }),
  });
  return 0;
}
