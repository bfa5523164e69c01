"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { CommandsProvider } from "@/app/_components/commands";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import type { CityDto } from "@/lib/api/city";
import { CameraCard } from "./camera-card";
import { CameraMoveProvider } from "./camera-move";
import { CopyPaste } from "./copy-paste";
import { CoverageProgress } from "./coverage-progress";
import { CutCard } from "./cut-card";
import { DrawGuardedCard } from "./draw-guarded-card";
import { DrawSiteCard } from "./draw-site-card";
import { EyeDialog } from "./eye-dialog";
import { GuardedCard } from "./guarded-card";
import { HelpDrawer } from "./help-drawer";
import { InspectedPointProvider } from "./inspected-point";
import { Legend } from "./legend";
import { ManyCamerasProvider } from "./many-cameras";
import { ManyCard } from "./many-card";
import { ManySitesProvider } from "./many-sites";
import { MapDrawingProvider } from "./map-drawing";
import { MapStage } from "./map-stage";
import { MapToolBar } from "./map-tool-bar";
import { MapToolsProvider } from "./map-tools";
import { MeasureCard } from "./measure-card";
import { MergeCard } from "./merge-card";
import { MoveCard } from "./move-card";
import { beginOpening } from "./page-opening";
import { Panel } from "./panel";
import type { PanelLayout } from "./panel-cookie";
import { PlaceCard } from "./place-card";
import { PlacingProvider } from "./placing";
import { PlanInHandProvider } from "./plan-in-hand";
import { PointCard } from "./point-card";
import { RedrawCard } from "./redraw-card";
import { RowCard } from "./row-card";
import { RowProvider } from "./row-in-hand";
import { SiteDrawingProvider } from "./site-drawing";
import { SiteRemovalProvider } from "./site-removal";
import { TopBar } from "./top-bar";
import { usePanel } from "./use-panel";
import { addressSearch, patchedQuery, useWorkspaceSearch } from "./use-workspace-search";
import { WaitingEditsCard } from "./waiting-edits-card";
import styles from "./workspace.module.css";
import { WorkspaceCommands } from "./workspace-commands";
import { WorkspaceState } from "./workspace-state";

/** The shell every screen of the city lives in: top bar, the one map, and a panel whose content is the route. */
export function Workspace(props: {
  readonly city: CityDto;
  readonly layout: PanelLayout;
  readonly children: ReactNode;
}) {
  const t = useTranslations();
  const router = useRouter();
  const pathname = usePathname();
  const onSite = pathname !== "/";
  /** The page of the site whose plan is open. */
  const planSite = /^(\/sites\/[^/]+)\/plans\//.exec(pathname)?.[1];
  const { change } = useWorkspaceSearch();
  const panel = usePanel(props.layout);
  const [helping, setHelping] = useState(false);

  const goTo = (address: string) => {
    beginOpening(address);
    router.push(address);
  };
  const stepBack = () => {
    const search = addressSearch();
    if (search.camera) change({ camera: undefined }, "push");
    else if (search.guarded) change({ guarded: undefined }, "push");
    else if (search.point) change({ point: undefined, profile: undefined }, "push");
    else if (search.gap !== undefined) change({ gap: undefined }, "push");
    else if (planSite && search.show === "swipe") change({ show: "plan" }, "push");
    else if (planSite) goTo(`${planSite}${patchedQuery({})}`);
    else if (onSite) goTo(`/${patchedQuery({ gap: undefined })}`);
    else if (search.site) change({ site: undefined }, "push");
  };
  const searchList = () => {
    panel.setOpen(true);
    const field = document.querySelector<HTMLInputElement>("#site-search");
    if (field) field.focus();
    else goTo(`/${patchedQuery({ gap: undefined })}#site-search`);
  };
  useShortcuts({
    "?": () => setHelping(true),
    "[": () => panel.setOpen(!panel.open),
    "/": searchList,
    Escape: stepBack,
  });

  return (
    <WorkspaceState city={props.city}>
      <CommandsProvider>
        <WorkspaceCommands panel={panel} goTo={goTo} onSearch={searchList} onHelp={() => setHelping(true)} />
        <div
          className={styles.shell}
          data-panel={panel.open ? "open" : "closed"}
          style={{ ["--panel-width" as string]: `${panel.width}px` }}
        >
          <a className={styles.skip} href="#panel">
            {t("shell.skipToList")}
          </a>
          <a className={styles.skip} href="#map">
            {t("shell.skipToMap")}
          </a>
          <TopBar onHelp={() => setHelping(true)} />
          <main className={styles.stage}>
            <PlanInHandProvider>
              <MapToolsProvider>
                <InspectedPointProvider>
                  <MapDrawingProvider>
                    <PlacingProvider>
                      <CameraMoveProvider>
                        <RowProvider>
                          <ManyCamerasProvider>
                            <SiteDrawingProvider>
                              <SiteRemovalProvider>
                                <MapStage panel={panel} />
                                <MapToolBar />
                                <div className={styles.floating}>
                                  <div className={styles.top}>
                                    <WaitingEditsCard />
                                    <CoverageProgress />
                                    <MeasureCard />
                                    <PointCard />
                                    <PlaceCard />
                                    <CopyPaste />
                                    <RowCard />
                                    <ManyCard />
                                    <DrawSiteCard />
                                    <DrawGuardedCard />
                                    <RedrawCard />
                                    <CutCard />
                                    <MergeCard />
                                    <MoveCard />
                                    <CameraCard />
                                    <GuardedCard />
                                  </div>
                                  <Legend />
                                </div>
                                <ManySitesProvider>
                                  <Panel panel={panel}>{props.children}</Panel>
                                </ManySitesProvider>
                              </SiteRemovalProvider>
                            </SiteDrawingProvider>
                          </ManyCamerasProvider>
                        </RowProvider>
                      </CameraMoveProvider>
                    </PlacingProvider>
                  </MapDrawingProvider>
                </InspectedPointProvider>
              </MapToolsProvider>
            </PlanInHandProvider>
          </main>
          <div id="dialogs" />
          <EyeDialog />
          <HelpDrawer open={helping} onClose={() => setHelping(false)} />
        </div>
      </CommandsProvider>
    </WorkspaceState>
  );
}
