/** GitHub's GraphQL API: a request is held against the published schema, then executed. */
import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  Kind,
  parse,
  validate,
} from "graphql";
import { isObject, type JsonObject } from "./extract.ts";
import { createCommitOnBranch } from "./graphql-commit.ts";
import { GraphQLFailure, type Viewer } from "./graphql-nodes.ts";
import { repositoryNode } from "./graphql-read.ts";
import type { Token } from "./permissions.ts";
import { servedSchema, wholeSchema } from "./sdl.ts";
import type { State } from "./state.ts";

export interface GraphQLRequest {
  readonly document: DocumentNode;
  readonly variables: { readonly [name: string]: unknown };
  readonly operationName: string | undefined;
  /** The root fields, in order. */
  readonly fields: readonly string[];
  readonly mutates: boolean;
}

/** An error's words where the body is no request. */
export function parseRequest(body: unknown): GraphQLRequest | string {
  if (!isObject(body) || typeof body.query !== "string")
    return "A query attribute must be specified";
  try {
    const document = parse(body.query);
    const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    const fields = operations
      .flatMap(({ selectionSet }) => selectionSet.selections)
      .map((one) => (one.kind === Kind.FIELD ? one.name.value : "..."));
    return {
      ...{
        document,
        fields,
        mutates: operations.some(({ operation }) => operation === "mutation"),
      },
      variables: isObject(body.variables) ? body.variables : {},
      operationName: typeof body.operationName === "string" ? body.operationName : undefined,
    };
  } catch (error) {
    return String((error as GraphQLError).message);
  }
}

export async function answerGraphQL(
  state: State,
  token: Token,
  request: GraphQLRequest,
): Promise<JsonObject> {
  const violation = (what: string) => state.violations.push(`GraphQL: ${what}`);
  const wrong = validate(servedSchema(), request.document);
  if (wrong.length > 0) return { errors: explain(request.document, wrong, violation) };
  const viewer: Viewer = { state, token };
  const result = await execute({
    schema: servedSchema(),
    document: request.document,
    variableValues: request.variables,
    operationName: request.operationName ?? null,
    rootValue: root(viewer),
    fieldResolver: field(violation),
  });
  const errors = (result.errors ?? []).map((error) => {
    // What is no refusal of GitHub's is a wrong variable, or a fault of the hub.
    if (!(error.originalError instanceof GraphQLFailure)) violation(error.message);
    return shown(error);
  });
  const data = result.data === undefined ? {} : { data: result.data };
  return { ...data, ...(errors.length === 0 ? {} : { errors }) };
}

/** Whether GitHub would refuse it too, or only the hub does not have it. */
function explain(
  document: DocumentNode,
  errors: readonly GraphQLError[],
  violation: (what: string) => void,
): readonly JsonObject[] {
  const real = validate(wholeSchema(), document);
  for (const { message } of real) violation(message);
  if (real.length === 0)
    for (const { message } of errors) violation(`GitHub has it, but this hub does not: ${message}`);
  return (real.length === 0 ? errors : real).map(shown);
}

/** GitHub puts an error's type beside its message, not below `extensions`. */
function shown(error: GraphQLError): JsonObject {
  const { message, path, locations, originalError } = error;
  const type = originalError instanceof GraphQLFailure ? { type: originalError.type } : {};
  return { ...type, ...(path === undefined ? {} : { path }), locations, message };
}

function root(viewer: Viewer): JsonObject {
  const { state, token } = viewer;
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      if (owner === state.owner && name === state.name) return repositoryNode(viewer);
      const what = `Could not resolve to a Repository with the name '${owner}/${name}'.`;
      throw new GraphQLFailure("NOT_FOUND", what);
    },
    viewer: { login: token.login, id: `U_${token.login}`, databaseId: 1 },
    rateLimit: {
      ...{ cost: 1, limit: 1000, remaining: 999, used: 1, nodeCount: 1 },
      resetAt: "2100-01-01T00:00:00Z",
    },
    createCommitOnBranch: (args: { input: never }) => createCommitOnBranch(viewer, args.input),
  };
}

/** undefined is what the hub does not know of; GitHub's own nothing is null. */
function field(violation: (what: string) => void): GraphQLFieldResolver<unknown, unknown> {
  return (source, args, _context, { fieldName, parentType }) => {
    const value = isObject(source) ? source[fieldName] : undefined;
    if (value === undefined) {
      violation(`GitHub has ${parentType.name}.${fieldName}, but this hub does not`);
      throw new GraphQLFailure("NOT_IN_THIS_HUB", `${parentType.name}.${fieldName}`);
    }
    return typeof value === "function" ? value(args) : value;
  };
}
