import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { columnCookie, readColumnCookie } from "@/app/_components/column-cookie";
import { searchPairs } from "@/app/_components/search-pairs";
import { asPageViewer, requirePageViewer } from "@/lib/access/server/viewer-page";
import { cameraQuery } from "@/lib/api/camera-list";
import { listCameras } from "@/lib/cameras/server/list-cameras";
import { cameraQueryOf, readCameraSearch } from "@/lib/url/camera-search";
import { CameraScreen } from "./_components/camera-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("cameras.title") };
}

/** Every camera of the city on screen as a table: the twin of the map's layer, and where many are edited at once. */
export default async function CamerasPage({ searchParams }: PageProps<"/cameras">) {
  const query = cameraQueryOf(readCameraSearch(searchPairs(await searchParams)));
  const cameras = await asPageViewer(["sites.read", "coverage.read"], (viewer) =>
    listCameras(viewer, cameraQuery.parse(query)),
  );
  if (!cameras.ok) notFound();
  const [{ id, actions }, jar] = await Promise.all([requirePageViewer(), cookies()]);
  return (
    <CameraScreen
      initial={cameras.value}
      initialQuery={JSON.stringify(query)}
      hidden={readColumnCookie("cameras", id, jar.get(columnCookie("cameras"))?.value)}
      mayEdit={actions.includes("cameras.edit")}
    />
  );
}
