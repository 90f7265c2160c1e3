/** Server-side apply, and what `kubectl` says of the objects that the server refuses. */
import { IcebranchError } from "../../errors.ts";
import type { Applied, ApplyOptions, ObjectRefusal } from "../../kubernetes-port.ts";
import { placeArguments } from "./listed.ts";
import { type Answer, type Kubectl, reasonOf, requestTimeout, runKubectl } from "./run.ts";

/** kubectl sends 50 requests a second at most, and a server may take longer for each. */
const msPerObject = 500;
const maxCharacters = 1 << 25;

export async function applyManifest(
  kubectl: Kubectl,
  manifest: Uint8Array,
  { dryRun, force, objects, ...place }: ApplyOptions,
): Promise<Applied> {
  const asked = [
    ...["apply", "--server-side", "--field-manager=icebranch"],
    ...(force ? ["--force-conflicts"] : []),
    ...(dryRun ? ["--dry-run=server"] : []),
    ...placeArguments(place),
    ...["--filename=-", "--output=name", requestTimeout],
  ];
  const timeoutMs = kubectl.timeoutMs + objects * msPerObject;
  const limits = { input: manifest, timeoutMs, maxCharacters };
  const answer = await runKubectl(kubectl, asked, limits);
  const names = answer.out.split("\n").filter((name) => /^[a-z][\w.-]*\/[\w.:-]+$/.test(name));
  if (answer.status === 0) return { names, refusals: [] };
  const refusals = refusalsIn(answer);
  if (refusals !== undefined) return { names, refusals };
  throw cannotApply(reasonOf(answer, timeoutMs, deniedIn(answer)));
}

function cannotApply(reason: string): IcebranchError {
  return new IcebranchError("IB512", `The cluster takes no workflow file: ${reason}.`, {
    hint: "See that kubectl works where icebranch runs, as this user and in this namespace: kubectl auth can-i patch cronworkflows.argoproj.io; kubectl auth can-i patch configmaps.",
  });
}

const REFUSAL =
  /Apply failed with \d+ conflicts?: |([A-Z]\w*)(?:\.[\w.]+)? "([\w.:-]+)" is invalid: |no matches for kind "(\w+)" in version "([\w./-]+)"|strict decoding error: |failed to create typed patch object \(|ValidationError\(|error parsing |does not match the namespace/g;

/** undefined where it says of something else than of objects, such as of rights. */
function refusalsIn({ status, err }: Answer): readonly ObjectRefusal[] | undefined {
  if (typeof status !== "number") return undefined;
  const places = [...err.matchAll(REFUSAL)];
  if (places.length === 0 || /forbidden|unauthorized/i.test(err)) return undefined;
  const refusals = places.map((place, i) => {
    const [start, , kind, name, unknown, version] = [place.index, ...place];
    const text = err.slice(start, places[i + 1]?.index);
    if (unknown !== undefined) return unknownKind(unknown, version ?? "");
    if (place[0].startsWith("Apply failed")) return conflictsIn(text);
    return invalid(kind && `${kind} ${name}`, text);
  });
  // Without Argo there is nothing to run.
  const known = refusals.filter((one) => one !== undefined);
  return known.length < refusals.length ? undefined : known;
}

function unknownKind(kind: string, version: string): ObjectRefusal | undefined {
  if (version.startsWith("argoproj.io/")) return undefined;
  return {
    ...{ kind: "invalid", object: kind },
    reasons: [`the cluster knows no ${kind} of ${version}`],
  };
}

/** `conflict with "M" using v1: .a.b`, or `conflicts with "M" using v1:` and a line `- .a.b` each. */
function conflictsIn(text: string): ObjectRefusal {
  const owners = text.split(/conflicts? with "/).slice(1);
  return {
    kind: "conflict",
    owners: owners.map((part) => ({
      manager: /^[\w.:/@ -]{1,128}(?=")/.exec(part)?.[0] ?? "another manager",
      fields: [...part.matchAll(/(?:^- |: )(\.[^\n]+)$/gm)].map(([, field = ""]) =>
        withoutValues(field),
      ),
    })),
  };
}

/** An item of a list may be known by its value: `.args[="--token=…"]`. */
function withoutValues(field: string): string {
  return field.replace(/\[=[^\]]*\]/g, "[…]");
}

const REASONS = [
  ["Required value", "is missing"],
  ["Invalid value", "has a value that is not allowed"],
  ["Unsupported value", "has a value that is not one of those allowed"],
  ["Too long", "is too long"],
  ["Too many", "has too many items"],
  ["Duplicate value", "is there twice"],
  ["Forbidden", "may not be set or changed"],
] as const;

/** Fields and what is wrong with them; the values that stand between are left out. */
function invalid(object: string | undefined, text: string): ObjectRefusal {
  const known = REASONS.flatMap(([says, means]) =>
    [...text.matchAll(new RegExp(`([A-Za-z][\\w.\\[\\]/-]*): ${says}`, "g"))].map(
      ([, field = ""]) => `${field} ${means}`,
    ),
  );
  const unknown = [...text.matchAll(/unknown field "([\w.[\]/-]+)"/g)].map(
    ([, field]) => `${field} is no field of it`,
  );
  const typed = [
    ...text.matchAll(/(?<=^\s*|: )(\.[\w.[\]/-]+): (?:expected (\w+)|field not declared)/gm),
  ].map(([, field, type]) => (type ? `${field} is no ${type}` : `${field} is no field of it`));
  const elsewhere = text.startsWith("does not match the namespace")
    ? ["it names another namespace than the one that was asked for"]
    : [];
  const reasons = [...known, ...unknown, ...typed, ...elsewhere];
  return { kind: "invalid", object, reasons };
}

/** `User "ci" cannot patch resource "configmaps" in API group "" in the namespace "lake"`. */
function deniedIn({ err }: Answer): string {
  const [, verb, resource] = /cannot (\w+) resource "([\w./-]+)"/.exec(err) ?? [];
  return verb === undefined ? "apply it" : `${verb} ${resource}`;
}
