import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

/** What a document says, block by block; a table's first row is its head and stands again on every page that it reaches. */
export type WordBlock =
  | { readonly heading: string; readonly level: 1 | 2 }
  | { readonly text: string }
  | { readonly rows: readonly (readonly string[])[] };

/**
 * Fonts of Chinese official documents, by name alone: 仿宋 for text, 宋体 for tables, 黑体 for headings. Whoever opens the file has them; it embeds none, since their
 * licences do not let us.
 */
const TEXT_FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "仿宋" };
const TABLE_FONT = { ...TEXT_FONT, eastAsia: "宋体" };
const HEADING_FONT = { ...TEXT_FONT, eastAsia: "黑体" };

/** Half-points, and twentieths of a point, as Word counts them. Four signs 四号, 小三 and so on are what official documents use. */
const SIZES = { title: 44, heading: { 1: 32, 2: 28 }, text: 28, table: 21 } as const;
const A4 = { width: 11_906, height: 16_838 } as const;
const MARGIN = { top: 1_440, bottom: 1_440, left: 1_418, right: 1_418 } as const;

/** A Word file (Office Open XML) of some blocks on A4, with page numbers. */
export async function printWord(title: string, blocks: readonly WordBlock[]): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: "Sightline",
    styles: { default: { document: { run: { font: TEXT_FONT, size: SIZES.text } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [run({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: SIZES.table })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [run({ text: title, font: HEADING_FONT, size: SIZES.title, color: "000000" })],
          }),
          ...blocks.map(printBlock),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function printBlock(block: WordBlock): Paragraph | Table {
  if ("heading" in block)
    return new Paragraph({
      heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: { before: 240, after: 120 },
      children: [run({ text: block.heading, font: HEADING_FONT, size: SIZES.heading[block.level], color: "000000" })],
    });
  if ("text" in block)
    return new Paragraph({ spacing: { line: 440 }, children: [run({ text: block.text, size: SIZES.text })] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: block.rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row === 0,
          cantSplit: true,
          children: cells.map(
            (text) =>
              new TableCell({
                margins: { left: 80, right: 80 },
                children: [
                  new Paragraph({
                    children: [run({ text, font: TABLE_FONT, size: SIZES.table, bold: row === 0 })],
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

function run(options: IRunOptions): TextRun {
  return new TextRun({ font: TEXT_FONT, ...options });
}
