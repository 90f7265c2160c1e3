/** The configuration of a lake on servers that are this test's own, whose store keys are no secret. */

const keys = ["s3.secret-access-key"];

export function configurationText(
  config: { readonly [key: string]: unknown },
  secrets: { readonly [secret: string]: { readonly [key: string]: string } },
): string {
  const allowed = keys
    .filter((key) => typeof config[key] === "string")
    .map((key) => `icebranch.yaml#/catalogs/default/${key}`);
  return JSON.stringify({
    ...{ catalogs: { default: config }, secrets },
    ...(allowed.length > 0 && { "allowed-literals": allowed }),
  });
}
