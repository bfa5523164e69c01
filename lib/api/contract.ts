import { oc } from "@orpc/contract";
import { z } from "zod";
import { cameraDto } from "./cameras";
import { cityDto } from "./city";
import { siteDetailDto, siteListDto, siteQuery } from "./sites";

const errors = {
  NOT_FOUND: { message: "Not found" },
  NO_CITY: { status: 404, message: "No city has been imported yet" },
} as const;

const read = oc.errors(errors);

/**
 * The one typed API: `/api/v1`, its OpenAPI document and the browser's client are all made from this object.
 * Vector tiles are the only answers outside it (`/api/v1/tiles/{set}/{z}/{x}/{y}`), because they are not JSON.
 */
export const contract = {
  health: oc
    .route({
      method: "GET",
      path: "/health",
      summary: "Is the service up and its database reachable?",
      tags: ["service"],
    })
    .output(
      z.object({
        status: z.enum(["ok", "degraded"]),
        version: z.string(),
        database: z.string().nullable(),
        postgis: z.string().nullable(),
      }),
    ),
  city: {
    read: read
      .route({ method: "GET", path: "/city", summary: "The city on screen and its coverage summary", tags: ["city"] })
      .output(cityDto),
  },
  sites: {
    list: read
      .route({ method: "GET", path: "/sites", summary: "Sites: search, filter, sort, page", tags: ["sites"] })
      .input(siteQuery)
      .output(siteListDto),
    read: read
      .route({
        method: "GET",
        path: "/sites/{id}",
        summary: "One site: zones, gaps, cameras, figures",
        tags: ["sites"],
      })
      .input(z.object({ id: z.uuid() }))
      .output(siteDetailDto),
  },
  cameras: {
    read: read
      .route({ method: "GET", path: "/cameras/{id}", summary: "One camera and the sites it sees", tags: ["cameras"] })
      .input(z.object({ id: z.uuid() }))
      .output(cameraDto),
  },
};
