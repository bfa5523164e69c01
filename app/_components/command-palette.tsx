"use client";

import { AimOutlined, EnvironmentOutlined, SearchOutlined, VideoCameraOutlined } from "@ant-design/icons";
import { Modal } from "antd";
import { Command, defaultFilter } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import styles from "./command-palette.module.css";
import { type FoundPlace, placeHref } from "./found-place";
import { choiceKey, type RecentChoice, readRecentChoices, rememberChoice } from "./recent-choices";
import type { Answers } from "./screen-acts";
import { useFigures } from "./use-figures";
import { type PaletteCommand, usePaletteCommands } from "./use-palette-commands";
import { type PaletteItem, usePalettePlaces } from "./use-palette-places";
import { useViewer } from "./viewer";

const PLACE_ICONS = {
  site: <EnvironmentOutlined />,
  camera: <VideoCameraOutlined />,
  point: <AimOutlined />,
} as const;
const GROUPS = ["filters", "tools", "screens", "acts"] as const;

/** One field for everything: tools, screens and acts by their words, sites and cameras by name or number, a place by its coordinates. */
export function CommandPalette({ answers, onClose }: { readonly answers: Answers; readonly onClose: () => void }) {
  const t = useTranslations();
  const figures = useFigures();
  const router = useRouter();
  const viewer = useViewer();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [recent] = useState(() => readRecentChoices(viewer?.id ?? ""));
  const commands = usePaletteCommands(answers);
  const places = usePalettePlaces(typed);
  const words = typed.trim();
  const fitting = words === "" ? commands : fittingCommands(commands, words);

  const visit = answers.visit ?? ((address: string) => router.push(address));
  const choose = (choice: RecentChoice | null, act: () => void) => {
    if (choice && viewer) rememberChoice(viewer.id, choice);
    onClose();
    act();
  };
  const command = (one: PaletteCommand) => (
    <Row
      key={one.id}
      value={one.id}
      icon={one.icon}
      label={one.label}
      keys={one.keys}
      onSelect={() => choose({ command: one.id }, one.run)}
    />
  );
  const show = (place: FoundPlace) => (answers.showPlace ? answers.showPlace(place) : visit(placeHref(place)));
  const found = ({ place, beside }: PaletteItem) => (
    <Row
      key={choiceKey(place)}
      value={choiceKey(place)}
      icon={PLACE_ICONS[place.kind]}
      label={place.name}
      beside={beside}
      onSelect={() => choose(place, () => show(place))}
    />
  );
  const again = (choice: RecentChoice) => {
    if (!("command" in choice)) return found({ place: choice, beside: t(`palette.kind.${choice.kind}`) });
    const known = commands.find(({ id }) => id === choice.command);
    return known ? command(known) : null;
  };
  const all = (key: "sites" | "cameras", address: string, count: number) => (
    <Row
      key={`all-${key}`}
      value={`all-${key}`}
      icon={<SearchOutlined />}
      label={t(`palette.all.${key}`, { count: figures.count(count) })}
      onSelect={() => choose(null, () => visit(`${address}?${new URLSearchParams({ q: words })}`))}
    />
  );
  const maySee = viewer?.actions.includes("sites.read") ?? false;
  const recalled =
    words === "" ? recent.filter((choice) => ("command" in choice || maySee) && again(choice) !== null) : [];
  const recalledKeys = new Set(recalled.map(choiceKey));
  const nothing = places.points.length + places.sites.length + places.cameras.length + fitting.length === 0;

  return (
    <Modal
      open
      title={t("palette.title")}
      classNames={{ header: "visually-hidden" }}
      styles={{ container: { padding: 0 }, body: { padding: 0 } }}
      width="min(620px, calc(100vw - 24px))"
      style={{ top: "min(96px, 8vh)" }}
      footer={null}
      closable={false}
      onCancel={onClose}
      afterOpenChange={(open) => open && field.current?.focus()}
      // A container other than the body keeps the dialog from locking the page's scroll, which it does by a style without a nonce.
      getContainer={() => document.getElementById("dialogs") ?? document.body}
    >
      <Command
        className={styles.palette}
        label={t("palette.placeholder")}
        shouldFilter={false}
        loop
        vimBindings={false}
        data-testid="palette"
      >
        <div className={styles.head}>
          <SearchOutlined className={styles.icon ?? ""} aria-hidden="true" />
          <Command.Input
            ref={field}
            className={styles.field}
            value={typed}
            onValueChange={setTyped}
            maxLength={200}
            autoFocus
            placeholder={t("palette.placeholder")}
          />
          <kbd className={styles.key}>Esc</kbd>
        </div>
        <Command.List className={styles.list} label={t("palette.title")}>
          {recalled.length > 0 && <Group heading={t("palette.group.recent")}>{recalled.map(again)}</Group>}
          {places.points.length > 0 && <Group heading={t("palette.group.points")}>{places.points.map(found)}</Group>}
          {GROUPS.map((group) => {
            const here = fitting.filter((one) => one.group === group && !recalledKeys.has(one.id));
            return (
              here.length > 0 && (
                <Group key={group} heading={t(`palette.group.${group}`)}>
                  {here.map(command)}
                </Group>
              )
            );
          })}
          {places.sites.length > 0 && (
            <Group heading={t("palette.group.sites")}>
              {places.sites.map(found)}
              {places.siteCount > places.sites.length && all("sites", "/", places.siteCount)}
            </Group>
          )}
          {places.cameras.length > 0 && (
            <Group heading={t("palette.group.cameras")}>
              {places.cameras.map(found)}
              {places.cameraCount > places.cameras.length && all("cameras", "/cameras", places.cameraCount)}
            </Group>
          )}
        </Command.List>
        <p className={styles.foot}>
          <span role="status">
            {places.failed
              ? t("palette.failed")
              : places.busy
                ? t("palette.busy")
                : nothing
                  ? t("palette.nothing")
                  : null}
          </span>
          <span className={styles.hint}>{t("palette.hint")}</span>
        </p>
      </Command>
    </Modal>
  );
}

/** Those whose words hold the letters that were typed, the best first. */
function fittingCommands(commands: readonly PaletteCommand[], words: string): readonly PaletteCommand[] {
  return commands
    .map((command) => ({ command, score: defaultFilter(command.label, words, [command.id]) }))
    .filter(({ score }) => score > MIN_SCORE)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

/** Below it the letters lie scattered over the words, which nobody means. */
const MIN_SCORE = 0.1;

function Group(props: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Command.Group className={styles.group} heading={props.heading}>
      {props.children}
    </Command.Group>
  );
}

function Row(props: {
  readonly value: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly beside?: string;
  readonly keys?: string | null;
  readonly onSelect: () => void;
}) {
  return (
    <Command.Item className={styles.row} value={props.value} onSelect={props.onSelect}>
      <span className={styles.icon} aria-hidden="true">
        {props.icon}
      </span>
      <span className={styles.label}>{props.label}</span>
      {props.beside && <span className={`${styles.beside} numeric`}>{props.beside}</span>}
      {props.keys && <kbd className={styles.key}>{props.keys}</kbd>}
    </Command.Item>
  );
}
