/** What of a spec the connector itself calls a secret. */
import type { DeclaredSecrets } from "../project/literal-secrets.ts";
import { destinationSpecification, imageOf, sourceSpecification } from "./catalogue.ts";
import { membersOf } from "./walk.ts";

export const declaredSecrets: DeclaredSecrets = (reference, { source, destination }) => {
  const image = imageOf(reference);
  const parts = [
    ["/source", source, sourceSpecification(image)],
    ["/destination", destination, destinationSpecification(image, destination)],
  ] as const;
  return parts.flatMap(([root, value, specification]) =>
    specification === undefined
      ? []
      : [...membersOf(specification.schema, value)]
          .filter(({ schema }) => schema?.airbyte_secret)
          .map(({ pointer }) => root + pointer),
  );
};
