import type { getTranslations } from "next-intl/server";
import { lawSentence } from "@/app/_components/law-basis";
import { ORDER_163 } from "@/lib/compliance/law-texts";
import { TARGET_HEIGHT_M } from "@/lib/coverage/requirement-profile";
import { GAP_REASONS } from "@/lib/coverage/scene";
import type { WordBlock } from "@/lib/exports/word";
import { figuresOf } from "@/lib/i18n/figures";
import type { AppLocale } from "@/lib/i18n/locale";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import { RANKED_GAPS, type Sheet } from "@/lib/sheet/sheet";

type Words = {
  readonly t: Awaited<ReturnType<typeof getTranslations<never>>>;
  readonly locale: AppLocale;
  /** The map's approval number; null where nobody set one. */
  readonly approval: string | null;
  readonly by: string;
  readonly at: string;
};

/** What the file says of a site: the same figures as its sheet, in the order in which an expert review asks for them. */
export function schemeBlocks(sheet: Sheet, words: Words): WordBlock[] {
  const { t } = words;
  return [
    { heading: t("scheme.about"), level: 1 },
    { rows: aboutRows(sheet, words) },
    { heading: t("site.law.title"), level: 1 },
    { text: lawSentence(t, sheet.site.kind) },
    ...ORDER_163.article11.map((text) => ({ text })),
    { heading: t("site.zones.title"), level: 1 },
    { text: t("site.zones.oursNote") },
    { rows: zoneRows(sheet, words) },
    { heading: t("site.cameras.title"), level: 1 },
    ...(sheet.cameras.length === 0 ? [{ text: t("site.cameras.none") }] : [{ rows: cameraRows(sheet, words) }]),
    { heading: t("site.gaps.title"), level: 1 },
    ...gapBlocks(sheet, words),
    { heading: t("site.levels.title"), level: 1 },
    { text: t("site.levels.note") },
    { rows: levelRows(sheet, words) },
    { heading: t("site.method.title"), level: 1 },
    ...methodBlocks(sheet, words),
  ];
}

function aboutRows({ site }: Sheet, { t, locale }: Words): string[][] {
  const figures = figuresOf(locale);
  const judged = site.zones.reduce((sum, zone) => sum + zone.areaM2, 0);
  return [
    [t("scheme.item"), t("scheme.content")],
    [t("camera.kindLabel"), t(`kind.${site.kind}`)],
    [t("csv.district"), site.district ?? "–"],
    [t("site.provenance.number"), String(site.number)],
    [t("sheet.state"), t(`state.${site.state}`)],
    [t("site.summary.coverage"), site.coverage === null ? "–" : figures.share(site.coverage)],
    [t("site.summary.area"), figures.squareMetres(judged > 0 ? judged : site.areaM2)],
    [t("site.summary.gap"), site.gapAreaM2 === null ? "–" : figures.squareMetres(site.gapAreaM2)],
    [t("site.summary.cameras"), figures.count(site.cameras.length)],
  ];
}

function zoneRows({ site }: Sheet, { t, locale }: Words): string[][] {
  const figures = figuresOf(locale);
  return [
    [t("sheet.zone"), t("sheet.needs"), t("sheet.area"), t("site.summary.coverage")],
    ...site.zones.map((zone) => [
      t(`role.${zone.role}`),
      `${levelWord(t, zone.level)} ${figures.density(zone.pixelsPerMetre)}`,
      figures.squareMetres(zone.areaM2),
      zone.share === null ? "–" : figures.share(zone.share),
    ]),
  ];
}

function cameraRows({ cameras }: Sheet, { t, locale }: Words): string[][] {
  const figures = figuresOf(locale);
  return [
    [
      t("sheet.mark"),
      t("sheet.cameraName"),
      t("sheet.cameraClass"),
      t("camera.height"),
      t("camera.bearing"),
      t("camera.hfov"),
      t("sheet.cameraState"),
    ],
    ...cameras.map((camera) => [
      String(camera.mark),
      camera.invented ? `${camera.name} (${t("camera.invented")})` : camera.name,
      `${t(`camera.kind.${camera.kind}`)} ${camera.resolution}`,
      figures.metres(camera.heightM),
      camera.kind === "panoramic"
        ? t("camera.allRound")
        : camera.bearing === null
          ? t("camera.bearingUnknown")
          : figures.degrees(camera.bearing),
      camera.hfov === null ? "–" : figures.degrees(camera.hfov),
      t(`camera.state.${camera.state}`),
    ]),
  ];
}

function gapBlocks({ site }: Sheet, { t, locale }: Words): WordBlock[] {
  const figures = figuresOf(locale);
  const [largest] = site.gaps;
  if (site.computed === null) return [{ text: t("site.notComputed") }];
  if (!largest) return [{ text: t("site.gaps.none") }];
  return [
    {
      text: t("sheet.gapSum", {
        count: figures.count(site.gaps.length),
        area: figures.squareMetres(site.gapAreaM2 ?? 0),
        largest: figures.squareMetres(largest.areaM2),
      }),
    },
    {
      rows: [
        [t("sheet.rank"), t("sheet.area"), t("sheet.zone"), t("sheet.reasons")],
        ...site.gaps.slice(0, RANKED_GAPS).map((gap, index) => [
          String(index + 1),
          figures.squareMetres(gap.areaM2),
          t("site.gaps.place", { role: t(`role.${gap.role}`), level: levelWord(t, gap.level) }),
          GAP_REASONS.filter((reason) => (gap.reasons[reason] ?? 0) > 0)
            .map((reason) => `${t(`reason.${reason}`)} ${figures.share(gap.reasons[reason] ?? 0)}`)
            .join(", "),
        ]),
      ],
    },
  ];
}

function levelRows({ site }: Sheet, { t, locale }: Words): string[][] {
  const figures = figuresOf(locale);
  return [
    [t("site.levels.level"), t("site.levels.covered"), t("site.levels.twice"), t("site.levels.gap")],
    ...site.levels.map((level) => [
      `${levelWord(t, level.level)} ${figures.density(level.pixelsPerMetre)}`,
      figures.squareMetres(level.coveredM2),
      figures.squareMetres(level.twiceM2),
      figures.squareMetres(level.gapM2),
    ]),
  ];
}

function methodBlocks({ site, city }: Sheet, { t, locale, approval, by, at }: Words): WordBlock[] {
  const { computed } = site;
  const height = figuresOf(locale).metres(computed?.targetHeightM ?? TARGET_HEIGHT_M);
  return [
    { text: `${t("site.method.coverageText")} ${t("site.method.rounding")}` },
    { text: `${t("site.method.target")}: ${t("site.method.targetText", { height })}` },
    ...(computed
      ? [
          { text: `${t("site.method.at")}: ${shanghaiTime(computed.at).slice(0, 19)}; ${computed.engine}` },
          { text: `${t("site.method.hash")}: ${computed.inputHash}` },
        ]
      : []),
    ...(computed?.stale ? [{ text: t("site.stale") }] : []),
    { text: `${t("sheet.printed")}: ${by}, ${shanghaiTime(at).slice(0, 19)}` },
    { text: city.attribution },
    { text: approval === null ? t("sheet.approvalMissing") : t("sheet.approval", { number: approval }) },
    ...(city.demo ? [{ text: t("help.sources.camerasDemo") }] : []),
  ];
}

const LEVELS = ["monitor", "detect", "observe", "recognise", "identify", "inspect"] as const;

function levelWord(t: Words["t"], level: string): string {
  const known = LEVELS.find((name) => name === level);
  return known ? t(`level.${known}`) : level;
}
