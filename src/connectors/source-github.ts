import type { Connector } from "./connector.ts";
import { between, choice, list, matching, object, or, secret, text, texts } from "./schema.ts";

const repository = "[\\w.-]+/(\\*|[\\w.-]+(?<!\\.git))";
const toCredentials = "Write `credentials` with `personal_access_token` instead.";

export const github: Connector = {
  name: "source-github",
  specifications: [
    {
      id: "source-github",
      version: "2.7.1",
      schema: object({
        "credentials*": choice("option_title?", {
          "OAuth Credentials": {
            "access_token*": secret,
            client_id: secret,
            client_secret: secret,
          },
          "PAT Credentials": { "personal_access_token*": secret },
        }),
        "repositories*": {
          ...list(matching("^[\\w.-]+/(([\\w.-]*\\*)|[\\w.-]+(?<!\\.git))$")),
          minItems: 1,
        },
        branches: texts,
        start_date: matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"),
        api_url: or("https://api.github.com/", text),
        max_waiting_time: or(120, between(1, 240)),
        num_workers: or(4, between(1, 25)),
        repository: matching(`^(${repository}\\s+)*${repository}$`),
        branch: text,
      }),
      moved: {
        "/access_token": toCredentials,
        "/personal_access_token": toCredentials,
      },
    },
  ],
};
