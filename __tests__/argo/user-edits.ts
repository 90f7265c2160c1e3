/** Kinds of edits that people make of a workflow file. */
import {
  addLines,
  commentAbove,
  commentBehind,
  documentKeys,
  has,
  namesIn,
  type Path,
  remove,
  removeItem,
  reorder,
  reorderDocuments,
  replace,
  valueAt,
} from "./file-edits.ts";
import { madeLines } from "./kept.ts";

export interface UserEdit {
  readonly name: string;
  /** `pick` chooses one of several places. undefined where the file has none. */
  readonly edit: (text: string, pick: number) => Edit | undefined;
}

interface Edit {
  readonly text: string;
  /** The task, template or ConfigMap that has the edit, and goes with it. */
  readonly at?: Path;
}

const cron: Path = ["CronWorkflow"];
const spec: Path = [...cron, "spec"];
const workflowSpec: Path = [...spec, "workflowSpec"];
const templates: Path = [...workflowSpec, "templates"];
const tasks: Path = [...templates, "=dashtool", "dag", "tasks"];

function one<T>(items: readonly T[], pick: number): T | undefined {
  return items[pick % Math.max(1, items.length)];
}

const always = (name: string, edit: (text: string) => string): UserEdit => ({
  name,
  edit: (text) => ({ text: edit(text) }),
});

const picked = (
  name: string,
  places: (text: string) => readonly Path[],
  edit: (text: string, at: Path, pick: number) => string,
): UserEdit => ({
  name,
  edit: (text, pick) => {
    const at = one(places(text), pick);
    return at && { text: edit(text, at, pick), at };
  },
});

const containers = (text: string) =>
  namesIn(text, templates)
    .map((name) => [...templates, `=${name}`])
    .filter((path) => has(text, [...path, "container"]));
const tasksOfNodes = (text: string) => namesIn(text, tasks).map((name) => [...tasks, `=${name}`]);
const configMaps = (text: string) =>
  documentKeys(text)
    .filter((key) => key.endsWith("-config-template"))
    .map((key) => [key]);
const having =
  (places: (text: string) => readonly Path[], ...path: Path) =>
  (text: string) =>
    places(text).filter((place) => has(text, [...place, ...path]));

/** Made first, where each item still has its own lines only. */
const order: readonly UserEdit[] = [
  always("the order of the documents", (text) => reorderDocuments(text, (i) => -i)),
  always("the order of the templates", (text) => reorder(text, templates, (i) => -i)),
  always("the order of the tasks", (text) => reorder(text, tasks, (i) => (i * 3) % 5)),
];

const settings: readonly UserEdit[] = [
  always("another schedule", (text) => {
    const old: Path = [...spec, "schedule"];
    return has(text, old)
      ? replace(text, old, "5 1 * * *")
      : text.replace("- 0 0 * * *", "- '5 1 * * *'\n    - 0 6 * * 0");
  }),
  always("a time zone", (text) => addLines(text, spec, ["timezone: Europe/Berlin"])),
  always("another way with runs that overlap", (text) =>
    has(text, [...spec, "concurrencyPolicy"])
      ? replace(text, [...spec, "concurrencyPolicy"], "Replace")
      : addLines(text, spec, ["concurrencyPolicy: Replace"]),
  ),
  always("labels and a namespace", (text) =>
    addLines(text, [...cron, "metadata"], ["namespace: data", "labels: {team: lake}"]),
  ),
  always("a service account", (text) => addLines(text, workflowSpec, ["serviceAccountName: argo"])),
  always("tolerations and a node selector", (text) =>
    addLines(text, workflowSpec, [
      "tolerations:",
      "- key: spot",
      "  operator: Exists",
      "nodeSelector: { disk: 'ssd' }",
    ]),
  ),
  picked("resources", containers, (text, at) =>
    addLines(text, [...at, "container"], ["resources:", "    limits:", "        memory: 2Gi"]),
  ),
  picked("a variable", having(containers, "container", "env"), (text, at) =>
    addLines(text, [...at, "container", "env"], ["- { name: TZ, value: UTC }"]),
  ),
  picked("a retry strategy", containers, (text, at) =>
    has(text, [...at, "retryStrategy", "limit"])
      ? replace(text, [...at, "retryStrategy", "limit"], '"5"')
      : addLines(text, at, ["retryStrategy: { limit: '5' }"]),
  ),
  picked("no retry strategy", having(containers, "retryStrategy"), (text, at) =>
    remove(text, [...at, "retryStrategy"]),
  ),
  picked("a condition of a task", tasksOfNodes, (text, at) =>
    addLines(text, at, [`when: "'{{workflow.name}}' != 'x'"`]),
  ),
  picked("labels of a ConfigMap", configMaps, (text, at) =>
    addLines(text, [...at, "metadata"], ["labels:", "  a: b"]),
  ),
  picked("a further file of a ConfigMap", configMaps, (text, at) =>
    addLines(text, [...at, "data"], ["notes.txt: |", "  --8<--", "  hands off"]),
  ),
];

const ownItems: readonly UserEdit[] = [
  {
    name: "a template and a task",
    edit: (text) => {
      if (namesIn(text, tasks).length === 0) return undefined;
      const own = addLines(text, templates, ["- name: mine", "  suspend: {}"]);
      return { text: addLines(own, tasks, ["- {name: mine, template: mine}"]) };
    },
  },
  always("a document", (text) => `${text}---\nkind: Mine\nmetadata: {name: mine}\n`),
];

const layout: readonly UserEdit[] = [
  picked("a comment above a task", tasksOfNodes, (text, at) =>
    commentAbove(text, at, "ask Ada first"),
  ),
  picked("a comment behind a task's name", tasksOfNodes, (text, at) =>
    commentBehind(text, [...at, "name"], "slow"),
  ),
  picked("a comment above a ConfigMap", configMaps, (text, at) =>
    commentAbove(text, [...at, "kind"], "what it reads"),
  ),
  picked("quotes", tasksOfNodes, (text, at) =>
    replace(text, [...at, "name"], `"${valueAt(text, [...at, "name"])}"`),
  ),
  picked("the layout of JSON", having(configMaps, "data", "source.json"), (text, at) => {
    const place = [...at, "data", "source.json"];
    return replace(text, place, `'${valueAt(text, place).replace('":', '" : ')}'`);
  }),
];

/** Of the whole file, and so the last. */
const wholeFile: readonly UserEdit[] = [
  always("indentation", (text) =>
    text.replace(/^(?: |- )+/gm, (indent) =>
      indent.replaceAll(" ", "  ").replaceAll("-  ", "-   "),
    ),
  ),
  always("carriage returns", (text) => text.replaceAll("\n", "\r\n")),
  always("a byte order mark", (text) => `\ufeff${text}`),
];

/** Of what is icebranch's. */
export const ownedEdits: readonly UserEdit[] = [
  picked("a pinned image", containers, (text, at) =>
    replace(text, [...at, "container", "image"], "mirror.example.com/pinned:1 # pinned"),
  ),
  picked("a key of `source.json`", having(configMaps, "data", "source.json"), (text, at) => {
    const place = [...at, "data", "source.json"];
    return replace(text, place, `'${valueAt(text, place).replace("{", '{"mine":true,')}'`);
  }),
  picked("a dependency less", having(tasksOfNodes, "dependencies"), (text, at, pick) =>
    removeItem(text, [...at, "dependencies"], pick),
  ),
  {
    name: "a dependency more",
    edit: (text, pick) => {
      const [first, ...later] = namesIn(text, tasks).filter((name) => name.startsWith("bronze-"));
      const at = one(
        later
          .filter((name) => first !== undefined && first < name)
          .map((name) => [...tasks, `=${name}`])
          .filter((path) => !has(text, [...path, "dependencies"])),
        pick,
      );
      return at && { text: addLines(text, at, [`dependencies: [${first}]`]), at };
    },
  },
];

/** In the order in which they can be made of one file. */
export const freeEdits: readonly UserEdit[] = [...order, ...settings, ...ownItems, ...layout];
export const fileEdits = wholeFile;

export type Picked = readonly (readonly [UserEdit, pick: number])[];

/** Where the lines that an edit made belong to. */
export interface Made {
  readonly place: string;
  readonly lines: readonly string[];
}

interface Mine {
  readonly text: string;
  readonly made: readonly Made[];
}

export function edited(before: string, edits: Picked): Mine {
  return edits.reduce<Mine>(
    (mine, [{ edit }, pick]) => {
      const next = edit(mine.text, pick);
      if (next === undefined) return mine;
      const place = (next.at ?? []).map((key) => key.replace(/^=/, "")).join(".");
      const lines = madeLines(mine.text, next.text);
      return { text: next.text, made: [...mine.made, { place, lines }] };
    },
    { text: before, made: [] },
  );
}
