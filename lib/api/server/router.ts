import "server-only";
import { implement } from "@orpc/server";
import { asReader } from "@/lib/access/server/context";
import { readCamera } from "@/lib/cameras/server/read-camera";
import { readCity } from "@/lib/city/server/read-city";
import { readHealth } from "@/lib/city/server/read-health";
import { listSites } from "@/lib/sites/server/list-sites";
import { readSite } from "@/lib/sites/server/read-site";
import { contract } from "../contract";
import type { ApiContext } from "./api-context";
import { demandIdempotencyKey } from "./demand-idempotency-key";
import { answerWithEntityTag, demandIfMatch } from "./if-match";

const api = implement(contract)
  .$context<ApiContext>()
  .use(answerWithEntityTag)
  .use(demandIfMatch)
  .use(demandIdempotencyKey);

/** Every procedure of the API as one call of a use case; what a use case refuses becomes the contract's typed error. */
export const router = api.router({
  health: api.health.handler(() => readHealth()),
  city: {
    read: api.city.read.handler(async ({ errors }) => {
      const city = await asReader(readCity);
      if (!city.ok) throw errors.NO_CITY();
      return city.value;
    }),
  },
  sites: {
    list: api.sites.list.handler(async ({ input, errors }) => {
      const sites = await asReader((reader) => listSites(reader, input));
      if (!sites.ok) throw errors.NO_CITY();
      return sites.value;
    }),
    read: api.sites.read.handler(async ({ input, errors }) => {
      const site = await asReader((reader) => readSite(reader, input.id));
      if (!site.ok) throw site.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
      return site.value;
    }),
  },
  cameras: {
    read: api.cameras.read.handler(async ({ input, errors }) => {
      const camera = await asReader((reader) => readCamera(reader, input.id));
      if (!camera.ok) throw camera.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
      return camera.value;
    }),
  },
});
