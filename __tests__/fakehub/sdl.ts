/**
 * GitHub's GraphQL schema has 1.2 MB: what the hub serves is picked once. All other object types stay
 * as names without fields, so that the fields that lead to them keep their types.
 */

import { join } from "node:path";
import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type TypeNode,
  visit,
} from "graphql";
import { readPackageFile, remembered } from "./extract.ts";

const served = [
  ...["Query", "Mutation", "Repository", "RepositoryOwner", "Actor", "Bot", "User", "RateLimit"],
  ...["PullRequest", "PullRequestConnection", "PageInfo", "IssueComment", "IssueCommentConnection"],
  ...["Ref", "GitObject", "Commit", "Blob", "Tree", "TreeEntry", "GitSignature", "GitActor"],
  ...[
    "CreateCommitOnBranchPayload",
    "CommitConnection",
    "GpgSignature",
    "Label",
    "LabelConnection",
  ],
  ...["PullRequestTimelineItemsConnection", "LabeledEvent", "UnlabeledEvent"],
];
const mutations = ["createCommitOnBranch"];

let part: GraphQLSchema | undefined;
let whole: GraphQLSchema | undefined;

/** What the hub serves. */
export function servedSchema(): GraphQLSchema {
  part ??= build(remembered("sdl", "@octokit/graphql-schema", makers(), pickServed));
  return part;
}

/** All that GitHub has: to tell a slip from what only the hub lacks. */
export function wholeSchema(): GraphQLSchema {
  whole ??= build(readSdl());
  return whole;
}

function makers(): readonly string[] {
  return [import.meta.filename, join(import.meta.dirname, "extract.ts")];
}

function readSdl(): string {
  return readPackageFile("@octokit/graphql-schema", "schema.graphql");
}

function build(sdl: string): GraphQLSchema {
  return buildASTSchema(parse(sdl, { noLocation: true }), {
    assumeValidSDL: true,
    assumeValid: true,
  });
}

function pickServed(): string {
  const document = parse(readSdl(), { noLocation: true });
  const byName = new Map(document.definitions.flatMap((one) => named(one)));
  const picked = new Map<string, DefinitionNode>();
  const waiting = [...served];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const definition = byName.get(name);
    if (definition === undefined || picked.has(name)) continue;
    const part = served.includes(name) ? withoutRest(definition) : emptied(definition);
    picked.set(name, part);
    waiting.push(...typesIn(part));
  }
  const directives = document.definitions.filter((one) => one.kind === Kind.DIRECTIVE_DEFINITION);
  for (const name of directives.flatMap(typesIn)) {
    const definition = byName.get(name);
    if (definition !== undefined) picked.set(name, definition);
  }
  return printed([...directives, ...picked.values()]);
}

function named(definition: DefinitionNode): [string, DefinitionNode][] {
  if (!("name" in definition) || definition.name === undefined) return [];
  return definition.kind === Kind.DIRECTIVE_DEFINITION ? [] : [[definition.name.value, definition]];
}

function withoutRest(definition: DefinitionNode): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || definition.name.value !== "Mutation")
    return definition;
  const fields = definition.fields?.filter(({ name }) => mutations.includes(name.value));
  return { ...definition, ...(fields === undefined ? {} : { fields }) };
}

/** Inputs, enums and scalars stay whole; a type that has fields keeps one that leads nowhere. */
function emptied(definition: DefinitionNode): DefinitionNode {
  if (
    definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
    definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
  )
    return definition;
  const scalar = definition.fields?.filter((field) => isPlain(field.type) && noArguments(field));
  const fields = (scalar ?? definition.fields ?? []).slice(0, 1);
  return { ...definition, fields };
}

function isPlain(type: TypeNode): boolean {
  const name = innermost(type);
  return ["ID", "String", "Int", "Boolean"].includes(name);
}

function noArguments(field: { readonly arguments?: readonly unknown[] }): boolean {
  return field.arguments === undefined || field.arguments.length === 0;
}

function innermost(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : innermost(type.type);
}

function typesIn(definition: DefinitionNode): string[] {
  const names: string[] = [];
  visit(definition, {
    NamedType(node) {
      names.push(node.name.value);
    },
  });
  return names;
}

function printed(definitions: readonly DefinitionNode[]): string {
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  const bare = visit(document, {
    enter: (node) => ("description" in node ? { ...node, description: undefined } : undefined),
  });
  return print(bare);
}
