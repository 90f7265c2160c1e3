/** Comments on pull requests, which are GitHub's issue comments. */
import { type Answer, type Call, failed, type Handler, notFound } from "./answer.ts";
import type { IssueComment } from "./state.ts";
import { commentView } from "./views.ts";

/** https://docs.github.com says nothing of it; the refusal's words do. */
const longest = 65_536;

export const commentHandlers: { readonly [operation: string]: Handler } = {
  async "get /issues/{issue_number}/comments"({ state, params, query }) {
    const number = Number(params.issue_number);
    if (!state.pulls.has(number)) return notFound;
    const since = query.get("since") ?? "";
    const own = state.comments.filter(
      ({ pull, updatedAt }) => pull === number && updatedAt >= since,
    );
    return { status: 200, body: own.map((comment) => commentView(state, comment)) };
  },
  async "post /issues/{issue_number}/comments"({ state, token, params, body }) {
    const pull = Number(params.issue_number);
    if (!state.pulls.has(pull)) return notFound;
    const { body: text } = body as { readonly body: string };
    const refusal = refuse(text);
    if (refusal !== undefined) return refusal;
    const at = state.tick();
    const comment: IssueComment = {
      ...{ id: state.nextId(), pull, author: token.login, bot: token.kind !== "pat" },
      ...{ body: text, createdAt: at, updatedAt: at },
    };
    state.comments.push(comment);
    return { status: 201, body: commentView(state, comment) };
  },
  async "get /issues/comments/{comment_id}"(call) {
    const comment = find(call);
    if (comment === undefined) return notFound;
    return { status: 200, body: commentView(call.state, comment) };
  },
  async "patch /issues/comments/{comment_id}"(call) {
    const comment = find(call);
    if (comment === undefined) return notFound;
    const { body: text } = call.body as { readonly body: string };
    const refusal = refuse(text);
    if (refusal !== undefined) return refusal;
    comment.body = text;
    comment.updatedAt = call.state.tick();
    return { status: 200, body: commentView(call.state, comment) };
  },
  async "delete /issues/comments/{comment_id}"(call) {
    const comment = find(call);
    if (comment === undefined) return notFound;
    call.state.comments.splice(call.state.comments.indexOf(comment), 1);
    return { status: 204 };
  },
};

function find({ state, params }: Call): IssueComment | undefined {
  return state.comments.find(({ id }) => id === Number(params.comment_id));
}

function refuse(text: string): Answer | undefined {
  const error = { resource: "IssueComment", code: "unprocessable", field: "data" };
  if (text.trim() === "") return invalid({ ...error, message: "Body can't be blank" });
  if (text.length <= longest) return undefined;
  return invalid({ ...error, message: `Body is too long (maximum is ${longest} characters)` });
}

function invalid(error: object): Answer {
  return failed(422, "Validation Failed", { errors: [error] });
}
