import type { Comment, GitHub } from "../../github-port.ts";
import type { Api } from "./api.ts";
import { explainRefusal, type Task } from "./refusal.ts";

export function comments(
  api: Api,
  conversation: GitHub["conversation"],
): Pick<GitHub, "createComment" | "updateComment" | "removeComment"> {
  const { owner, repo } = api;
  return {
    async createComment(pull, body) {
      // A second one would stay for good: who finds one by its author edits the first.
      const recover = async () =>
        (await conversation(pull))?.comments.findLast((one) => hasBody(one, body));
      return api.rest<Comment>(
        task("written"),
        async (request) => {
          const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
          const answer = await request(route, { owner, repo, issue_number: pull, body });
          const { id, html_url: url } = answer.data;
          return { ...answer, data: { id: String(id), body, url } };
        },
        recover,
      );
    },
    async updateComment(id, body) {
      const route = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
      await api.rest(task("written"), (request) =>
        request(route, { owner, repo, comment_id: Number(id), body }),
      );
    },
    async removeComment(id) {
      const route = "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}";
      const answer = await api.tryRest(task("removed"), (request) =>
        request(route, { owner, repo, comment_id: Number(id) }),
      );
      // Gone already: by an earlier try, or by somebody else.
      if (answer.kind === "answer" || answer.status === 404) return;
      throw explainRefusal(task("removed"), answer);
    },
  };
}

function task(done: "written" | "removed"): Task {
  return {
    failed: `The comment cannot be ${done}`,
    permission: "pull-requests: write",
    token: "github-token",
  };
}

function hasBody(comment: Comment, body: string): boolean {
  const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();
  return plain(comment.body) === plain(body);
}
