/** Names of what a namespace holds, and of what is in each. */
import { IcebranchError } from "../../errors.ts";
import type { Listed, Place } from "../../kubernetes-port.ts";
import { shellWord } from "../../shell-word.ts";
import { type Kubectl, reasonOf, requestTimeout, runKubectl } from "./run.ts";

/** Ten thousand nodes have names of a megabyte. */
const maxCharacters = 1 << 25;

/** `members`: a Go template of an item that prints names, a space before each. */
export async function listed(
  kubectl: Kubectl,
  resource: string,
  members: string,
  place: Place,
): Promise<readonly Listed[]> {
  const list = ["get", resource, ...placeArguments(place)];
  const output = `-o=go-template={{range .items}}{{.metadata.name}}${members}{{"\\n"}}{{end}}`;
  const answer = await runKubectl(kubectl, [...list, requestTimeout, output], { maxCharacters });
  if (answer.status === 0) return answer.out.split("\n").flatMap(readLine);
  const reason = reasonOf(answer, kubectl.timeoutMs, `list ${resource.replace(/\..*/, "")}`);
  throw new IcebranchError("IB512", `The cluster cannot be asked for its ${resource}: ${reason}.`, {
    hint: `Make this work where icebranch runs: kubectl ${list.map(shellWord).join(" ")}.`,
  });
}

export function placeArguments({ context, namespace }: Place): readonly string[] {
  return [
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
  ];
}

function readLine(text: string): readonly Listed[] {
  const [name = "", ...members] = text.split(" ");
  return name === "" ? [] : [{ name, members }];
}
