/**
 * Users' own connector specifications: which of them are in force, and what they say. A schema is
 * code to whoever checks by it, so a change does not choose the one that it is checked by.
 */
import {
  configurationOf,
  judgedFindings,
  notInForce,
  type Trial,
  trialsOf,
  unknownConnectors,
  writtenSecrets,
} from "./connectors/foreign.ts";
import { compareFindings, type Finding } from "./errors.ts";
import type { Ports } from "./ports.ts";
import { judgeLiterals } from "./project/literal-secrets.ts";
import type { ConnectorSpec, Project } from "./project/project.ts";
import { inFolder, type ReadProject } from "./read-project.ts";
import { branchTip, isOnProduction } from "./trigger.ts";
import type { Request } from "./world.ts";

/** The project with what is to be said of connectors that icebranch does not know. */
export async function withForeignConnectors(
  request: Request,
  read: ReadProject,
  ports: Ports,
): Promise<ReadProject> {
  const { project } = read;
  if (project.connectors.unjudged.length === 0) return read;
  const trials = trialsOf(project.connectors);
  const isInForce = trials.length === 0 ? () => true : await inForce(request, project, ports);
  const held = trials.filter(({ spec }) => isInForce(spec));
  const more = [
    ...trials.filter((one) => !held.includes(one)).map(({ spec }) => notInForce(spec)),
    ...(await judged(held, ports)),
    ...secretsOf(held, request, project),
    ...unknownConnectors(project.connectors),
  ];
  return { ...read, project: withFindings(project, more) };
}

/** But for those that their key or their shape has told already. */
function secretsOf(
  trials: readonly Trial[],
  { inForce }: Request,
  { config, dir, findings }: Project,
): readonly Finding[] {
  const placeOf = ({ file, line, column }: Finding) => `${file}:${line}:${column}`;
  const told = new Set(findings.filter(({ code }) => code === "IB305").map(placeOf));
  const literals = trials
    .flatMap(writtenSecrets)
    .filter(({ finding }) => !told.has(placeOf(finding)));
  const permission = { inForce: inForce ?? config, own: undefined, locate: undefined };
  return judgeLiterals(literals, permission, dir);
}

async function judged(trials: readonly Trial[], ports: Ports): Promise<readonly Finding[]> {
  if (trials.length === 0) return [];
  const { judge } = await ports.schemaJudge();
  const cases = trials.map(({ schema, configurations }) => ({
    schema: JSON.stringify(schema),
    values: configurations.map((one) => JSON.stringify(configurationOf(one))),
  }));
  const judgements = await judge(cases);
  return trials.flatMap((trial, i) => judgedFindings(trial, judgements[i] ?? { kind: "given-up" }));
}

/** As with a file's other errors: a node that has one is left out. */
function withFindings(project: Project, more: readonly Finding[]): Project {
  const broken = new Set(more.flatMap(({ level, file }) => (level === "error" ? [file] : [])));
  return {
    ...project,
    nodes: project.nodes.filter(({ file }) => !broken.has(file)),
    findings: [...project.findings, ...more].sort(compareFindings),
  };
}

type InForce = (spec: ConnectorSpec) => boolean;

/**
 * At GitHub one that is as the default branch has it, whatever the event. In a terminal what the
 * production branch has, or had where the branch left it; on the production branch itself, and
 * of uncommitted files, the user's own.
 */
async function inForce(request: Request, { dir }: Project, ports: Ports): Promise<InForce> {
  const { trigger, specsFrom } = request;
  if (trigger.event !== "local") return asIn(specsFrom, dir, ports);
  if (isOnProduction(trigger)) return () => true;
  if (trigger.base !== undefined) return asIn(trigger.base, dir, ports);
  return inTerminal(request, dir, ports);
}

async function asIn(commit: string | undefined, dir: string, ports: Ports): Promise<InForce> {
  const files = commit === undefined ? new Map() : await specsAt(commit, dir, ports);
  return ({ file, oid }) => oid !== undefined && files.get(file) === oid;
}

async function inTerminal({ trigger }: Request, dir: string, ports: Ports): Promise<InForce> {
  const { git } = ports;
  const head = trigger.head ?? (await git.resolve("HEAD"));
  // Nothing is committed yet.
  if (head === undefined) return () => true;
  const atHand = trigger.branch ?? (await git.currentBranch());
  if (trigger.head === undefined && atHand === trigger.production) return () => true;
  const tip = await branchTip(git, trigger.production);
  const base = tip && (await git.mergeBase(head, tip));
  const before = base === undefined ? new Map() : await specsAt(base, dir, ports);
  const now = await specsAt(head, dir, ports);
  const touched = new Set(trigger.head === undefined ? await git.uncommitted(specFolder(dir)) : []);
  return ({ file, oid }) => touched.has(file) || before.get(file) === (oid ?? now.get(file));
}

async function specsAt(commit: string, dir: string, { git }: Ports): Promise<Map<string, string>> {
  const files = await git.listFiles(commit, specFolder(dir));
  return new Map(files.map(({ path, oid }) => [path, oid]));
}

function specFolder(dir: string): string {
  return inFolder(dir, "connectors");
}
