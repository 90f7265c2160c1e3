/**
 * Every problem that icebranch can name, once. The number is a promise: it never changes its
 * meaning, and `docs/errors.md` has a section for each (held by a test).
 * IB1xx one file, IB2xx between files, IB3xx secrets and trust, IB4xx lakehouse, IB5xx workflow
 * file, IB6xx git and GitHub, IB9xx ours.
 */
export const codes = {
  IB101: "not valid JSON or YAML",
  IB102: "a required key is missing",
  IB103: "a key has a value of the wrong kind",
  IB104: "an unknown key",
  IB105: "a Singer configuration",
  IB106: "not a regular file, or too large",
  IB107: "wrong folder depth",
  IB108: "SQL that does not parse",
  IB109: "not exactly one SELECT",
  IB110: "a key given twice",
  IB111: "not UTF-8 text",
  IB112: "a name that no catalog takes",
  IB113: "a setting that does not do what it seems to",
  IB114: "a connector that icebranch does not know",
  IB115: "a connector specification that is not used",
  IB116: "a spec that names a branch",
  IB117: "schemas of tables that cannot be read",
  IB201: "two files with one identifier",
  IB202: "a cycle of views",
  IB203: "an unknown table",
  IB204: "one table written by two ingests",
  IB205: "a destination of another catalog",
  IB206: "two identifiers for one physical table",
  IB207: "a replication slot that two ingests read",
  IB208: "a publication or a Kafka group of two ingests",
  IB209: "tables that land in another namespace",
  IB210: "a view that does not plan",
  IB211: "a column that Iceberg cannot keep",
  IB212: "a breaking change",
  IB213: "a view that is not checked",
  IB301: "a reference that the configuration does not declare",
  IB302: "a spec that names the branch main",
  IB303: "an undefined environment variable",
  IB304: "whose configuration is in force",
  IB305: "a secret written out",
  IB306: "a secret that nothing refers to",
  IB401: "main has moved",
  IB402: "a branch that is not ours",
  IB403: "history has expired",
  IB404: "no data branch",
  IB405: "all rows are exchanged",
  IB406: "the schema is not isolated",
  IB407: "a lost sync",
  IB408: "a write that did not take",
  IB409: "late rows",
  IB410: "the catalog cannot be read",
  IB411: "the table has changed since it was planned",
  IB412: "the commit's fate is unknown",
  IB413: "the table does not exist",
  IB414: "the plan is another one",
  IB415: "connector state cannot be restored",
  IB416: "nothing to undo",
  IB418: "metadata that cannot be read",
  IB419: "the data branch has rows of its own",
  IB420: "this catalog or store is not supported",
  IB421: "the branch is not merged",
  IB422: "not all or none",
  IB423: "a data branch on offer",
  IB424: "another data branch of the same table",
  IB425: "a publish that a revert does not undo",
  IB426: "a catalog that cannot be written safely",
  IB427: "credentials are refused",
  IB428: "a sync is running",
  IB429: "a branch that nobody has made",
  IB430: "a catalog without tables",
  IB431: "a catalog without materialized views",
  IB432: "a view whose file is gone",
  IB433: "a view's name is taken",
  IB434: "a view stays as it is",
  IB435: "a view that differs from its file",
  IB436: "files that nothing leads to",
  IB437: "rows and state after a replay",
  IB501: "the workflow file is out of date",
  IB502: "the workflow file cannot be edited",
  IB503: "names that Kubernetes does not allow",
  IB504: "no node to run",
  IB505: "the workflow file is ignored by git",
  IB506: "a workflow that Argo or Kubernetes refuses",
  IB507: "an edit of the workflow file stands",
  IB508: "an edit of the workflow file and the project's files disagree",
  IB509: "a run that sees other data than its branch's",
  IB510: "an ingest that shares its position with production",
  IB511: "not what production runs",
  IB512: "the cluster cannot be asked",
  IB513: "a field that somebody else sets",
  IB514: "left over in the cluster",
  IB601: "not a git repository",
  IB602: "a commit that is not here",
  IB603: "no configuration",
  IB604: "two configurations",
  IB605: "a branch name that no ref may have",
  IB606: "no branch is checked out",
  IB607: "uncommitted changes",
  IB608: "a file that cannot be written",
  IB609: "an event that icebranch does not act on",
  IB610: "git failed",
  IB611: "a permission is missing",
  IB612: "the pull request has moved on",
  IB613: "GitHub refuses the commit",
  IB614: "GitHub does not answer",
  IB615: "a conflict in the workflow file",
  IB616: "no other checks on our commit",
  IB901: "a mistake of ours",
  IB902: "the wrong Node.js",
  IB903: "wrong usage",
  IB904: "stopped by a signal",
} as const;

export type Code = keyof typeof codes;

export type Level = "error" | "warning" | "notice";

/** A place in a user's file: `file` relative to the repository's root; line and column from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * One problem in what the user wrote, or in the lakehouse, for a person to act on. `message` says
 * what is wrong in one sentence, `hint` how to mend it in one. Neither holds a secret's value.
 */
export interface Finding {
  readonly code: Code;
  readonly level: Level;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly hint?: string;
  /** The number of the pull request whose data branch it is about, where a run deals with several. */
  readonly pull?: number;
}

/** Errors first, then by file, line, column and code: the order in which a person reads them. */
export function compareFindings(a: Finding, b: Finding): number {
  const rank = { error: 0, warning: 1, notice: 2 } as const;
  return (
    rank[a.level] - rank[b.level] ||
    compareText(a.file ?? "", b.file ?? "") ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** By code unit, the same on every machine: `localeCompare` depends on the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Stops the run. What is wrong in the user's files is a `Finding` instead. Caught at the door only. */
export class IcebranchError extends Error {
  override readonly name = "IcebranchError";
  readonly code: Code;
  readonly hint: string | undefined;
  /** What is doubtful in the user's files and may be why. */
  readonly doubts: readonly Finding[];
  constructor(
    code: Code,
    message: string,
    more: { hint?: string | undefined; cause?: unknown; doubts?: readonly Finding[] } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.hint = more.hint;
    this.doubts = more.doubts ?? [];
  }
}

/** How an error is shown in a report, beside the findings. */
export function asFinding(error: IcebranchError): Finding {
  return {
    code: error.code,
    level: "error",
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  };
}
