"use client";

import { useQuery } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { api } from "@/lib/api/client/api";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Numbers, as the map's features carry them, of the site and the camera that the address names. */
export function useSelection(): { readonly site: number | null; readonly camera: number | null } {
  const { siteId } = useParams<{ siteId?: string }>();
  const { search } = useWorkspaceSearch();
  const site = useQuery(siteOptions(siteId ?? search.site));
  const camera = useQuery(cameraOptions(search.camera));
  return { site: site.data?.number ?? null, camera: camera.data?.number ?? null };
}

/** How to ask for one site; asks nothing while there is no id. */
export function siteOptions(id: string | undefined) {
  return { ...api.sites.read.queryOptions({ input: { id: id ?? "" } }), enabled: id !== undefined };
}

/** How to ask for one camera; asks nothing while there is no id. */
export function cameraOptions(id: string | undefined) {
  return { ...api.cameras.read.queryOptions({ input: { id: id ?? "" } }), enabled: id !== undefined };
}
