/** Check runs. What a request may hold (50 annotations, 65,535 characters) the description says. */
import { type Call, failed, type Handler, link, notFound, pageOf } from "./answer.ts";
import type { Annotation, CheckRunRecord } from "./state.ts";
import { checkRunView, resolve } from "./views.ts";

interface CheckRunRequest {
  readonly name?: string;
  readonly head_sha?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly status?: CheckRunRecord["status"];
  readonly conclusion?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary?: string;
    readonly text?: string;
    readonly annotations?: readonly Annotation[];
  };
}

export const checkHandlers: { readonly [operation: string]: Handler } = {
  async "post /check-runs"({ state, token, body }) {
    const request = body as CheckRunRequest;
    // Any person may read check runs, but none may write them.
    if (token.kind === "pat") return failed(403, "You must authenticate via a GitHub App.");
    const commit = await state.repository.commit(request.head_sha ?? "");
    if (commit !== request.head_sha)
      return failed(422, `No commit found for SHA: ${request.head_sha}`);
    const blank: CheckRunRecord = {
      ...{ id: state.nextId(), name: "", commit: commit ?? "", by: token.login, annotations: [] },
      ...{ externalId: undefined, detailsUrl: undefined, status: "queued", conclusion: undefined },
      ...{ title: undefined, summary: undefined, text: undefined },
      ...{ startedAt: state.tick(), completedAt: undefined },
    };
    const run = changed(blank, request, state.tick());
    state.checks.push(run);
    return { status: 201, body: checkRunView(state, run) };
  },
  async "patch /check-runs/{check_run_id}"(call) {
    const run = find(call);
    if (run === undefined) return notFound;
    if (run.by !== call.token.login)
      return failed(
        403,
        "Invalid app_id `1` - check run can only be modified by the GitHub App that created it.",
      );
    const next = changed(run, call.body as CheckRunRequest, call.state.tick());
    call.state.checks[call.state.checks.indexOf(run)] = next;
    return { status: 200, body: checkRunView(call.state, next) };
  },
  async "get /check-runs/{check_run_id}"(call) {
    const run = find(call);
    return run === undefined ? notFound : { status: 200, body: checkRunView(call.state, run) };
  },
  async "get /check-runs/{check_run_id}/annotations"(call) {
    const run = find(call);
    if (run === undefined) return notFound;
    const blank = { start_column: null, end_column: null, title: null, raw_details: null };
    const blob_href = `${call.state.url}/blob`;
    return { status: 200, body: run.annotations.map((one) => ({ ...blank, blob_href, ...one })) };
  },
  async "get /commits/{ref}/check-runs"({ state, params, query, url }) {
    const commit = await resolve(state, params.ref ?? "");
    if (commit === undefined) return failed(422, `No commit found for SHA: ${params.ref}`);
    const wanted = query.get("check_name");
    const runs = state.checks.filter(
      (run) => run.commit === commit && (wanted === null || run.name === wanted),
    );
    const latest = query.get("filter") === "all" ? runs : latestOf(runs);
    const { page, perPage } = pageOf(query);
    const shown = latest.slice((page - 1) * perPage, page * perPage);
    const check_runs = shown.map((run) => checkRunView(state, run));
    return {
      ...{ status: 200, body: { total_count: latest.length, check_runs } },
      headers: link(url, latest.length),
    };
  },
};

function find({ state, params }: Call): CheckRunRecord | undefined {
  return state.checks.find(({ id }) => id === Number(params.check_run_id));
}

/** Annotations add up; all else is what was said last. */
function changed(run: CheckRunRecord, request: CheckRunRequest, now: string): CheckRunRecord {
  const { output = {} } = request;
  const conclusion = request.conclusion ?? run.conclusion;
  return {
    ...run,
    name: request.name ?? run.name,
    externalId: request.external_id ?? run.externalId,
    detailsUrl: request.details_url ?? run.detailsUrl,
    status: conclusion === undefined ? (request.status ?? run.status) : "completed",
    conclusion,
    title: output.title ?? run.title,
    summary: output.summary ?? run.summary,
    text: output.text ?? run.text,
    annotations: [...run.annotations, ...(output.annotations ?? [])],
    startedAt: request.started_at ?? run.startedAt,
    completedAt: conclusion === undefined ? undefined : (request.completed_at ?? now),
  };
}

function latestOf(runs: readonly CheckRunRecord[]): readonly CheckRunRecord[] {
  const newest = new Map(runs.map((run) => [`${run.by} ${run.name}`, run]));
  return [...newest.values()];
}
