/** A house on Nessie, whose branch goes with it. */
import type { Engines } from "./lake.ts";
import { type NessieLake, openNessieLake } from "./nessie-lakes.ts";
import { type House, openHouse } from "./publish-house.ts";

export interface NessieHouse extends House {
  readonly lake: NessieLake;
}

export async function openNessieHouse(engines: Engines): Promise<NessieHouse> {
  const lake = await openNessieLake(engines);
  const house = await openHouse(lake);
  return {
    ...house,
    lake,
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]();
      await lake.api.removeBranch(house.branch);
    },
  };
}

export function codes({ findings }: Awaited<ReturnType<House["icebranch"]>>, level = "error") {
  return findings.filter((one) => one.level === level).map(({ code }) => code);
}
