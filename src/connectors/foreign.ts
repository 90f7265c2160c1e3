/** Connectors that icebranch does not know: judged by what users give for them, or told of. */
import { compareText, type Finding } from "../errors.ts";
import type { Json } from "../iceberg/json.ts";
import { errorAt, startOf, warningAt } from "../project/finding.ts";
import type { Unjudged } from "../project/ingest.ts";
import { type Literal, literalsAt } from "../project/literal-secrets.ts";
import type { ConnectorSpec, ForeignConnectors } from "../project/project.ts";
import { checkConfiguration, plainNumbers } from "./check.ts";
import type { SchemaError } from "./explain.ts";
import { plainSchema } from "./foreign-schema.ts";
import type { Schema } from "./schema.ts";
import { membersOf } from "./walk.ts";

/** A specification, and all that is to be judged by it. */
export interface Trial {
  readonly spec: ConnectorSpec;
  readonly schema: Schema;
  readonly configurations: readonly Tried[];
}

interface Tried {
  readonly half: "source" | "destination";
  readonly ingest: Unjudged;
}

/** What came of a trial: of each configuration what the schema refuses, or why nothing can be said. */
export type Judgement =
  | { readonly kind: "judged"; readonly errors: readonly (readonly SchemaError[])[] }
  | { readonly kind: "unusable"; readonly why: string }
  | { readonly kind: "given-up" };

/** Of specifications that have ingests. An image names its source; a destination is the only one given. */
export function trialsOf({ specs, unjudged }: ForeignConnectors): readonly Trial[] {
  const ofDestinations = specs.filter(({ name }) => name.startsWith("destination-"));
  const [destination] = ofDestinations.length === 1 ? ofDestinations : [];
  return specs.flatMap((spec) => {
    const configurations = unjudged.flatMap((ingest): readonly Tried[] => {
      const isOf = (half: Tried["half"]) =>
        ingest.unknown.includes(half) &&
        (half === "source" ? ingest.connector === spec.name : spec === destination);
      return (["source", "destination"] as const).filter(isOf).map((half) => ({ half, ingest }));
    });
    if (configurations.length === 0 || spec.schema === undefined) return [];
    return [{ spec, schema: plainSchema(spec.schema), configurations }];
  });
}

export function configurationOf({ half, ingest }: Tried): Json {
  return plainNumbers(ingest[half]);
}

/** Where the specification says that a secret stands, one that is written out. */
export function writtenSecrets({ schema, configurations }: Trial): readonly Literal[] {
  return configurations.flatMap(({ half, ingest }) => {
    const members = [...membersOf(schema, ingest[half])];
    const secret = members.filter((one) => one.schema?.airbyte_secret === true);
    return literalsAt(
      ingest.document,
      secret.map(({ pointer }) => `/${half}${pointer}`),
    );
  });
}

export function judgedFindings(trial: Trial, judgement: Judgement): readonly Finding[] {
  const { spec, schema, configurations } = trial;
  switch (judgement.kind) {
    case "judged":
      return configurations.flatMap(({ half, ingest }, i) =>
        checkConfiguration(
          ingest.document,
          `/${half}`,
          ingest[half],
          { schema },
          () => judgement.errors[i] ?? [],
        ),
      );
    case "unusable": {
      const message = `The schema is none that configurations can be checked by: ${judgement.why}.`;
      const hint = "Write what `docker run --rm IMAGE spec` prints, or remove the file.";
      return [errorAt(startOf(spec.file), "IB115", message, hint)];
    }
    case "given-up": {
      const message = `Checking by this specification takes too long: ${shapeAlone(spec.name)}.`;
      const hint = "Simplify the `pattern`s that take long, or remove them.";
      return [warningAt(startOf(spec.file), "IB115", message, hint)];
    }
  }
}

/** A schema is code to whoever checks by it, and a change must not choose what its own run does. */
export function notInForce({ file, name }: ConnectorSpec): Finding {
  return {
    ...{ code: "IB115", level: "notice", ...startOf(file) },
    message: `${file} is not merged as it is here, so it is not used: ${shapeAlone(name)}.`,
    hint: "Merge it to have it used: a schema is code to whoever checks by it.",
  };
}

function shapeAlone(name: string): string {
  return `the settings of ${name} are checked for their shape alone`;
}

/** One notice for each image without a schema of any kind, at the first file that has it. */
export function unknownConnectors({ specs, unjudged }: ForeignConnectors): readonly Finding[] {
  const given = new Set(specs.map(({ name }) => name));
  const without = unjudged.filter(
    ({ unknown, connector }) =>
      unknown.includes("source") && /^\w[\w.-]*$/.test(connector) && !given.has(connector),
  );
  without.sort((a, b) => compareText(a.document.file, b.document.file));
  const byName = Map.groupBy(without, ({ called }) => called);
  return [...byName].flatMap(([called, [first]]): readonly Finding[] => {
    if (first === undefined) return [];
    const message = `No schema is known for ${called}: its settings are checked for their shape alone.`;
    const hint = `To have them checked, run \`docker run --rm IMAGE spec\` and write what it prints to connectors/${first.connector}.spec.json.`;
    return [{ code: "IB114", level: "notice", ...first.document.locate("/image"), message, hint }];
  });
}
