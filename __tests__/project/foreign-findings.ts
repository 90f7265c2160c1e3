/** What is said of connectors that icebranch does not know, of a project's files from their texts. */
import { schemaJudge } from "../../src/adapters/schema-judge.ts";
import {
  configurationOf,
  judgedFindings,
  trialsOf,
  unknownConnectors,
} from "../../src/connectors/foreign.ts";
import type { Finding } from "../../src/errors.ts";
import type { SchemaJudge } from "../../src/schema-port.ts";
import { checkedProject } from "./project-files.ts";

export interface Texts {
  readonly [path: string]: string;
}

/** `LEVEL CODE at PLACE: MESSAGE HINT`, in reading order, without what the files themselves have. */
export async function foreignFindings(
  texts: Texts,
  { judge }: SchemaJudge = schemaJudge(),
): Promise<readonly string[]> {
  const { connectors } = await checkedProject(texts);
  const trials = trialsOf(connectors);
  const cases = trials.map(({ schema, configurations }) => ({
    schema: JSON.stringify(schema),
    values: configurations.map((one) => JSON.stringify(configurationOf(one))),
  }));
  const judgements = await judge(cases);
  const found = [
    ...trials.flatMap((one, i) => judgedFindings(one, judgements[i] ?? { kind: "given-up" })),
    ...unknownConnectors(connectors),
  ];
  const place = ({ file = "", line = 0, column = 0 }: Finding) => [file, line, column] as const;
  found.sort((a, b) => {
    const [[fileA, lineA, columnA], [fileB, lineB, columnB]] = [place(a), place(b)];
    return fileA < fileB ? -1 : fileA > fileB ? 1 : lineA - lineB || columnA - columnB;
  });
  return found.map(
    (one) => `${one.level} ${one.code} at ${placeOf(one, texts)}: ${one.message} ${one.hint}`,
  );
}

/** The line itself says more than its number. */
function placeOf({ file = "", line = 1 }: Finding, texts: Texts): string {
  if (file.startsWith("connectors/")) return file;
  const found = texts[file]?.split("\n")[line - 1]?.trim() ?? "";
  return found.replace(/(?:: \{|,)$/, "");
}
