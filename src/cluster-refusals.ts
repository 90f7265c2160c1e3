/** What the cluster refuses of the workflow file, at the line of the object. */
import { type ManifestObject, manifestObjects } from "./argo/manifest.ts";
import type { Finding } from "./errors.ts";
import type { Applied, ObjectRefusal } from "./kubernetes-port.ts";
import { shortened } from "./report/count.ts";

export function refusalFindings(
  { names, refusals }: Applied,
  file: string,
  bytes: Uint8Array,
): readonly Finding[] {
  if (refusals.length === 0) return [];
  const taken = new Set(names);
  const { objects } = manifestObjects(new TextDecoder().decode(bytes), file);
  // kubectl goes through the file from top to bottom, and names a conflict's object nowhere.
  const left = objects.filter(({ id }) => !taken.has(id));
  const isClear = left.length === refusals.length;
  return refusals.map((refusal, i) => refusalFinding(refusal, isClear ? left[i] : undefined, file));
}

function refusalFinding(
  refusal: ObjectRefusal,
  object: ManifestObject | undefined,
  file: string,
): Finding {
  const line = object?.line ?? 1;
  const known = object && `${object.kind} ${object.name}`;
  const place = { level: "error", file, line, column: 1 } as const;
  switch (refusal.kind) {
    case "conflict": {
      const fields = refusal.owners.map(
        ({ manager, fields }) => `${shortened(fields) || "fields"} (by ${manager})`,
      );
      return {
        ...{ code: "IB513", ...place },
        message: `${known ?? "An object"} is set by others than icebranch: ${fields.join("; ")}.`,
        hint: `Take their values into the file, or give --force-conflicts to have the file's own.${clientSide(refusal)}`,
      };
    }
    case "invalid": {
      const { object: named = known ?? "an object", reasons } = refusal;
      const why = reasons.length === 0 ? "" : `: ${shortened(reasons)}`;
      return {
        ...{ code: "IB506", ...place },
        message: `The cluster refuses ${named}${why}.`,
        hint: `Mend it in ${file}; kubectl apply --server-side --dry-run=server shows the cluster's own words.`,
      };
    }
  }
}

/** Whoever comes from dashtool, or has applied the file by hand. */
function clientSide({ owners }: Extract<ObjectRefusal, { kind: "conflict" }>): string {
  return owners.some(({ manager }) => manager === "kubectl-client-side-apply")
    ? " That manager is kubectl apply without --server-side."
    : "";
}
